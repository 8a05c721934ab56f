"""``python -m aes_extract``."""

from aes_extract.cli import main

if __name__ == "__main__":
    main()
