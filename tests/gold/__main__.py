"""Score the pipeline on the annotated articles: ``python -m tests.gold [--errors] [--json] [seeds|dev]``."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from tests.gold.corpus import SETS, analyse_gold, gold_file, read_gold, read_predictions
from tests.gold.report import Report
from tests.gold.scoring import score


def _arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.gold", description="Score the output on the annotated articles."
    )
    parser.add_argument("set", nargs="?", choices=SETS, help="only this set of articles (default: all)")
    parser.add_argument("--errors", action="store_true", help="list each difference from the annotation")
    parser.add_argument("--json", action="store_true", help="the figures as one JSON object by set")
    parser.add_argument(
        "--predicted",
        type=Path,
        metavar="JSONL",
        help="score this file of `--format jsonl` instead of running the pipeline",
    )
    args = parser.parse_args(argv)
    if args.predicted and not args.set:
        parser.error("--predicted needs the set that it was made from")
    return args


def main(argv: Sequence[str] | None = None) -> None:
    """Print the figures of each set."""
    args = _arguments(argv)
    reports = _reports([args.set] if args.set else SETS, args.predicted)
    if args.json:
        print(json.dumps({name: report.as_json() for name, report in reports.items()}, ensure_ascii=False, indent=1))
        return
    for name, report in reports.items():
        print(f"== {name} ==")
        print(*report.table(), sep="\n")
        if args.errors:
            print(*report.findings, sep="\n")


def _reports(names: Sequence[str], predicted: Path | None) -> dict[str, Report]:
    golds = {name: read_gold(gold_file(name)) for name in names}
    if predicted:
        return {name: score(gold, read_predictions(predicted)) for name, gold in golds.items()}
    from aes_extract.pipeline import build_nlp

    nlp = build_nlp()
    return {name: score(gold, analyse_gold(gold, nlp)) for name, gold in golds.items()}


if __name__ == "__main__":
    main()
