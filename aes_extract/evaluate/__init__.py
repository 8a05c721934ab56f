"""How right the output is: annotated articles in, precision, recall and accuracy by kind out."""
