"""What the klant may see on this laptop: wensen, doelen and afspraken, large, and nothing else."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.screen import ModalScreen

from interview.record import GespreksRecord, Wie
from interview.tui.dates import day_words
from interview.tui.widgets.text import Plain

WHO = {Wie.KLANT: "U", Wie.GEMEENTE: "De gemeente", Wie.SAMEN: "Wij samen", Wie.DERDE: "Iemand anders"}
SCROLL_KEYS = frozenset({"up", "down", "pageup", "pagedown"})


class KlantweergaveScreen(ModalScreen[None]):
    """No niveau, no category, no note: an allow-list of three things."""

    def __init__(self, record: GespreksRecord) -> None:
        """``record`` as it is now."""
        super().__init__()
        self._record = record

    def compose(self) -> ComposeResult:
        """One heading per kind, each part on lines of its own."""
        record = self._record
        with VerticalScroll(id="klantweergave"):
            yield Plain("Wat u wilt", classes="klant-kop")
            yield from _lines([wens.tekst for wens in record.wensen], "Nog niets opgeschreven.")
            if record.doelen:
                yield Plain("Waar we samen naartoe werken", classes="klant-kop")
                yield from _lines([doel.tekst for doel in record.doelen], "")
            yield Plain("Wat we afspreken", classes="klant-kop")
            yield from _lines(
                [
                    f"{afspraak.derde or WHO[afspraak.wie]}: {afspraak.wat}"
                    + (f" (vanaf {day_words(afspraak.begin)})" if afspraak.begin else "")
                    for afspraak in record.afspraken
                ],
                "Nog niets opgeschreven.",
            )
            yield Plain("Druk op een toets om terug te gaan", classes="klant-terug")

    def on_key(self, event: events.Key) -> None:
        """Scroll, or go back to where we were."""
        if event.key in SCROLL_KEYS:
            return
        event.stop()
        event.prevent_default()
        self.dismiss(None)


def _lines(texts: list[str], nothing: str) -> ComposeResult:
    if not texts:
        yield Plain(nothing, classes="klant-regel muted")
    for text in texts:
        yield Plain(text, classes="klant-regel")
