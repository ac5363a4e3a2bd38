//! What is named, and which links come of it.

/// `glossary.yaml` of the site.
pub const GLOSSARY: &str = "\
NDM:
  expansion: National Decision Model
  definition: Six parts around a code. See also risk, the [](term:KPI) and the call handler's log.
Call handler:
  aliases: [Call taker]
  definition: Who answers. A call handler listens.
Risk: How likely harm is.
Dynamic risk assessment: Judging risk again and again.
Policy: A plan.
KPI: A figure.
TRiM: Care after an incident.
R&D: Finding out.
Log:
  definition: A record.
  autolink: false
Incident log: The record of an incident.
Contact: Who calls.
Contact point:
  definition: A place.
  autolink: no
APP: National guidance.
Café: A place to sit.
Betari's box: A circle of moods.
999 BSL: Video calls.
M/ETHANE: What to pass on.
Assessment criterion:
  aliases: [AC]
  definition: One thing to show.
Learning outcome:
  aliases: [LO]
  definition: What a learner can do.
";

/// `instruments.yaml` of the site.
pub const INSTRUMENTS: &str = "\
Data Protection Act 2018:
  kind: act
  year: 2018
  aliases: [DPA]
  summary: The law on personal data.
Data Protection Act 1998:
  kind: act
  year: 1998
  status: superseded
  superseded_by: Data Protection Act 2018
Police Act:
  kind: act
  year: 1996
Victims' Code:
  kind: code
  year: 2021
National Decision Model:
  kind: model
  aliases: [NDM]
Equality Act 2010:
  kind: act
  autolink: false
";

/// Text that stays as it is, with `[where>what]` for each link. `ac-1-2` is on the page of outcome 1 itself.
pub const SAME: &[&str] = &[
    // Criteria.
    "See [lo3#ac-3-5>AC3.5] for it.",
    "See [lo3#ac-3-5>ac 3.5] and [#ac-1-2>AC1.2].",
    "[lo3#ac-3-5>AC\u{a0}3.5]: explained.",
    "ACs [lo3#ac-3-5>3.5] and [lo3#ac-3-6>3.6] belong together",
    "ACs [lo3#ac-3-5>3.5], [lo3#ac-3-6>3.6] and [lo4#ac-4-10>4.10].",
    "[lo3#ac-3-5>criterion 3.5]? No: [lo3#ac-3-5>criterion 3.5]!",
    "Criteria [lo3#ac-3-5>3.5], [lo3#ac-3-6>3.6] or [lo4#ac-4-1>4.1]",
    "the [lo3#ac-3-5>assessment criterion 3.5]",
    "[lo3#ac-3-5>AC3.5]–[lo3#ac-3-6>3.6], [lo3#ac-3-5>AC3.5]/[lo3#ac-3-6>3.6]",
    "[lo4#ac-4-1>AC4.1] is not [lo4#ac-4-10>AC4.10].",
    "([lo3#ac-3-5>AC3.5])",
    "[lo3#ac-3-5>AC3.5], then [lo3#ac-3-5>AC3.5] again",
    "[lo3#ac-3-5>AC3.5] and 3.99, ACs [lo3#ac-3-5>3.5], 9.9 and [lo3#ac-3-6>3.6]",
    "[lo3#ac-3-5>AC3.5]'s wording",
    // What is none.
    "AC9.9 and AC 9.9 and criterion 9.9",
    "AC3.55 and AC3.5x1 and XAC3.5",
    "ac 12:30, the AC3 socket, ac 230",
    "3.5 of them and version 3.5",
    "back3.5 and mac3.5",
    // Outcomes.
    "[lo4>LO4] and [lo4>LO 4] and [lo4>Learning Outcome 4]",
    "[lo4>lo4] and [lo4>learning outcome\u{a0}4]",
    "learning outcomes [lo3>3] and [lo4>4]",
    "LOs [lo3>3], [lo4>4] and 7",
    "[lo3>LO3] to [lo4>4]",
    "[lo4>LO4] and 3 calls",
    "LO1 is this page, ACs 1 and 2 are none",
    "LO9, LO4.1, slo4 and LO44",
    // Units.
    "[02>L3-CM-02] comes next",
    "units [02>L3-CM-02] and [03>L3-CM-03]; this is [01>L3-CM-01]",
    "([02>L3-CM-02])",
    "[02>T/506/5299] is [02>L3-CM-02]",
    "l3-cm-02, L3-CM-022, XL3-CM-02, L3-CM-02-X and L3-CM-99",
    "AT/506/5299, T/506/52991, T/506/5299/2 and T/999/0000",
    "files/L3-CM-02 and L3-CM-02.md",
    // Numbers in another unit.
    "[02>L3-CM-02] [02/lo3#ac-3-5>AC3.5]",
    "[02>L3-CM-02], [02/lo4>LO4]",
    "[02>L3-CM-02]: criteria [02/lo3#ac-3-5>3.5] and 3.6",
    "[02/lo3#ac-3-5>AC3.5] of [02>L3-CM-02]",
    "[02/lo3#ac-3-5>AC3.5] and [02/lo4>LO4] of unit [02>L3-CM-02]",
    "[02/lo3#ac-3-5>AC3.5] (unit [02>L3-CM-02])",
    "[02>L3-CM-02] [02/lo3#ac-3-5>AC3.5], [03/lo3#ac-3-5>AC3.5] of [03>L3-CM-03]",
    "[lo3#ac-3-5>AC3.5]; later [02>L3-CM-02]",
    "[02>L3-CM-02] says more than [lo3#ac-3-5>AC3.5]",
    "AC3.5 of L3-CM-99, L3-CM-99 AC3.5 and AC3.5 (L3-CM-99)",
    "[02>L3-CM-02] AC3.6",
    "“[02>L3-CM-02]”, [02/lo3#ac-3-5>AC3.5]",
    "[02/lo3#ac-3-5>AC3.5] of the unit [02>L3-CM-02]",
    "[02/lo3#ac-3-5>AC3.5] of the [02>L3-CM-02] unit",
    "[02/lo3#ac-3-5>AC3.5] for [02>L3-CM-02]",
    "“L3-CM-99, AC1.2”, —L3-CM-99 AC1.2, L3-CM-99’s AC1.2 and AC1.2 of “L3-CM-99”",
    // Terms.
    "The [ndm>NDM] is one; the NDM again",
    "the [ndm>National Decision Model], then the NDM",
    "the [ndm>national decision model]",
    "ndm, Ndm and NDMX",
    "many [kpi>KPIs], kpis and KPIS",
    "a [call-handler>call handler] and a call taker and call handlers",
    "[call-handler>Call-handlers] answer",
    "two [call-handler>call takers]",
    "the [call-handler>call\u{a0}handler]",
    "the [call-handler>call handler]'s chair",
    "call handlering, recall handler, call, handler",
    "[risk>risk], [dynamic-risk-assessment>dynamic risk assessment]",
    "[dynamic-risk-assessment>Dynamic risk assessments] and [risk>risks]",
    "dynamic [risk>risk] and assessment",
    "risk-based, pre-risk and risk.log stay; [risk>risk] - that is it",
    "risky, @risk and risk@example.org",
    "[risk>Risk]/harm and harm/risk",
    "two [policy>policies]",
    "the log and all logs",
    "the [incident-log>incident log] and the log",
    "the contact point and the [contact>contact]",
    "an app is no [app>APP]",
    "a [café>café], a cafe",
    "[r-d>R&D]",
    "[trim>TRiM], trim, TRIM",
    "the [betaris-box>Betari box] and Betari's box",
    "[999-bsl>999 BSL], 999 bsl",
    "[m-ethane>M/ETHANE]",
    "the [learning-outcome>learning outcome] and its [assessment-criterion>assessment criteria]",
    "what an [assessment-criterion>AC] is, and what an [learning-outcome>LO] is",
    // Instruments.
    "the [i_data-protection-act-2018>Data Protection Act 2018] and the DPA",
    "the [i_data-protection-act-1998>Data Protection Act 1998]",
    "the Data Protection Act",
    "the [i_police-act>Police Act 1996], the Police Act",
    "the [i_police-act>Police Act] of that year",
    "the Police Act 1997",
    "the [i_victims-code>Victims' Code], the Victims Code",
    "the Equality Act 2010",
    "a Police Acting class",
];

/// Markdown, and what is seen of it.
pub const SHOWN: &[(&str, &str)] = &[
    ("A `call handler` and [a risk](https://example.org/)", "A call handler and {a risk}"),
    ("See [the NDM](<term:NDM>), then NDM and risk", "See {the NDM}, then NDM and [risk>risk]"),
    ("### The risk\n\nA risk.\n\n### Then\n\nA risk.", "The risk A [risk>risk]. Then A [risk>risk]."),
    ("    call handler\n\nrisk", "call handler [risk>risk]"),
    ("```\nAC3.5\n```\n\nAC3.5", "AC3.5 [lo3#ac-3-5>AC3.5]"),
    ("| risk | a |\n|---|---|\n| risk | KPI |\n", "risk a [risk>risk] [kpi>KPI]"),
    ("call\nhandler, AC\n3.5", "[call-handler>call handler], [lo3#ac-3-5>AC 3.5]"),
    ("call *handler* and *call handler*", "call handler and [call-handler>call handler]"),
    ("AC*3.5* and **AC3.5**", "[assessment-criterion>AC] 3.5 and [lo3#ac-3-5>AC3.5]"),
    ("R&amp;D and call&nbsp;handler", "[r-d>R&D] and [call-handler>call handler]"),
    ("https://example.org/risk/call-handler risk", "https://example.org/risk/call-handler [risk>risk]"),
    (
        "www.example.org/risk and <https://example.org/risk>",
        "www.example.org/risk and {https://example.org/risk}",
    ),
    ("- a risk\n- a risk and a KPI", "a [risk>risk] a risk and a [kpi>KPI]"),
    ("> [!NOTE]\n> A risk.", "Note A [risk>risk]."),
    ("- [x] risk", "Done [risk>risk]"),
    ("a[^1] risk\n\n[^1]: A risk.", "a {1} [risk>risk]"),
    (
        "[](ac:3.5) and [](lo:4) and [](<lo:L3-CM-02/4>)",
        "{AC3.5 Explain it} and {LO4 Be able to do it} and {LO4 Be able to do it}",
    ),
    ("[](<instrument:Police Act>) and [](verb:Explain)", "{Police Act} and {Explain}"),
    ("[](<term:Log>) is a log", "{Log} is a log"),
    ("**L3-CM-02:** AC3.5", "[02>L3-CM-02]: [02/lo3#ac-3-5>AC3.5]"),
    ("AC3.5 of *L3-CM-02*", "[02/lo3#ac-3-5>AC3.5] of [02>L3-CM-02]"),
    ("AC1.2 of *L3-CM-99* and **L3-CM-99** AC1.2", "AC1.2 of L3-CM-99 and L3-CM-99 AC1.2"),
    ("[that unit](unit:L3-CM-02) AC3.5", "{that unit} AC3.5"),
    ("AC3.5 of [that unit](unit:L3-CM-02)", "AC3.5 of {that unit}"),
    ("\"L3-CM-99\" AC1.2", "“L3-CM-99” AC1.2"),
    ("“AC3.5” ‘risk’", "“[lo3#ac-3-5>AC3.5]” ‘[risk>risk]’"),
];
