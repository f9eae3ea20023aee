"""A signed plan: by the command in a fresh process, and once more in a process that is warm."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from subprocess import DEVNULL, Popen

from interview.demo.make import open_demo
from interview.locations import ROOT_VARIABLE, templates_dir
from interview.plan import issue
from interview.plan.build import build_plan
from interview.plan.signing_keys import ready_credential
from interview.store_thread import system_clock
from tests.bench.keys import python
from tests.bench.samples import Cost
from tests.bench.visits import Store

SIGNED = "Fictief"
"""Who, in the demo, signed."""
COLD, WARM = 4, 20
BARE_PDF = "from weasyprint import HTML; HTML(string='<h1>Hallo</h1>').write_pdf()"


@dataclass(frozen=True, slots=True)
class Documents:
    """What it took to make them; a peer first."""

    bare_cold: Sequence[Cost]
    cold: Sequence[Cost]
    bare_warm: Sequence[Cost]
    plan: Sequence[Cost]
    both: Sequence[Cost]


def documents(store: Store, folder: Path) -> Documents:
    """Make Mijn plan and its report again and again, from the same signed gesprek."""
    desk = open_demo(store.locations, store.stories, system_clock)
    try:
        item = next(i for i in desk.caseload.worklist().result().alles if i.klant.achternaam == SIGNED)
        state = desk.open_gesprek(item.gesprek_id).state
        record = folder / "gesprek.json"
        record.write_text(state.record.model_dump_json(), encoding="utf-8")
        bare_cold, cold = _fresh_processes(record, folder)
        consultant = desk.caseload.consultant().result()
        credential = ready_credential(desk, desk.clock())
        assert credential is not None
        at = desk.clock()

        def both() -> object:
            return issue.issue(state.record, item.klant, consultant, state.content, credential, at)

        def plan_only() -> object:
            from interview.documents.plan_document import SIGNING_REASON, make_mijn_plan
            from interview.documents.render import document_renderer
            from interview.plan.sign import sign_as_consultant

            names = issue.names_of(item.klant, consultant)
            texts = issue.texts_of(consultant, state.content, at.date())
            renderer = document_renderer(templates_dir())
            made = make_mijn_plan(renderer, build_plan(state.record), names, texts, at, None)
            return sign_as_consultant(made.pdf, credential, at, SIGNING_REASON)

        return Documents(
            bare_cold, cold, repeat(_bare_pdf, WARM), repeat(plan_only, WARM), repeat(both, WARM)
        )
    finally:
        desk.close()


def repeat(work: Callable[[], object], times: int) -> list[Cost]:
    """Do ``work`` once to warm up, then ``times`` times."""
    work()
    costs = []
    for _ in range(times):
        wall, cpu = time.perf_counter(), time.process_time()
        work()
        costs.append(Cost((time.process_time() - cpu) * 1e3, (time.perf_counter() - wall) * 1e3))
    return costs


def run_fresh(command: Sequence[str], environment: Mapping[str, str]) -> Cost:
    """The whole life of one process, and of those it waited for."""
    begun = time.perf_counter()
    # One that writes no byte code would compile everything anew each time, as no real machine does.
    surroundings = {**os.environ, "PYTHONDONTWRITEBYTECODE": "", **environment}
    process = Popen(command, env=surroundings, stdin=DEVNULL, stdout=DEVNULL, stderr=DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, command
    return Cost((used.ru_utime + used.ru_stime) * 1e3, (time.perf_counter() - begun) * 1e3)


def _fresh_processes(record: Path, folder: Path) -> tuple[list[Cost], list[Cost]]:
    """A bare PDF and the command in turn; the first of each warms the disk and is not counted."""
    command = ["-m", "interview", "plan", str(record), "--overschrijf"]
    command += ["--uit", str(folder / "plan.pdf"), "--verslag", str(folder / "verslag.pdf")]
    surroundings = {ROOT_VARIABLE: str(folder / "los")}
    bare, ours = [], []
    for _ in range(COLD + 1):
        bare.append(run_fresh(python("-c", BARE_PDF), surroundings))
        ours.append(run_fresh(python(*command), surroundings))
    return bare[1:], ours[1:]


def _bare_pdf() -> object:
    from weasyprint import HTML

    return HTML(string="<h1>Hallo</h1>").write_pdf()
