"""What can be wrong in a contributed file: the table of rules.

Every rule has an id that people may quote and search for, so ids never change. Knows nothing of how a file is read.
"""

from __future__ import annotations

from enum import Enum, StrEnum


class Severity(StrEnum):
    """An error stops the build, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


class Rule(Enum):
    """Every rule: its id, its severity, what it asks for and why. The documentation is made from it."""

    # The file as a whole
    FILE_NAME = (
        "file-name",
        Severity.ERROR,
        "The file is named after the number",
        "The name of the file is the address of the page and how the next contributor finds it.",
    )
    STRAY_FILE = (
        "stray-file",
        Severity.ERROR,
        "The folder holds declaration files and the registry, nothing else",
        "A file under another name would not be published, and nobody would notice.",
    )
    FILE_TOO_LARGE = (
        "file-too-large",
        Severity.ERROR,
        "A file has at most 64 kB",
        "A declaration has about 200 words and some dozens of names: a larger file is another file.",
    )
    TOO_LONG = (
        "too-long",
        Severity.ERROR,
        "Lines, words, names, texts and lists are not longer than any real one",
        "What is far longer than any declaration is something else, and would slow or break what is made of it.",
    )
    NOT_UTF8 = (
        "not-utf8",
        Severity.ERROR,
        "The file is saved as UTF-8",
        "Names have letters of forty alphabets, and only this encoding keeps them all.",
    )
    BYTE_ORDER_MARK = (
        "byte-order-mark",
        Severity.ERROR,
        "The file does not begin with a byte-order mark",
        "This invisible character, which some editors write, hides the dashes with which a file begins.",
    )
    LINE_ENDINGS = (
        "line-endings",
        Severity.ERROR,
        "Lines end as on Linux and macOS (LF)",
        "A file whose lines end in another way differs in every line, though nobody changed one.",
    )
    FORBIDDEN_CHARACTER = (
        "forbidden-character",
        Severity.ERROR,
        "No invisible control characters",
        "Some characters are not seen, but change what is seen: they turn text around, hide a part of it, or keep a name from being found.",
    )
    LOST_LETTER = (
        "lost-letter",
        Severity.ERROR,
        "No letter was lost to a wrong encoding",
        "A text that was saved or copied in a wrong encoding reads FranÃ§ois, Fran?ois or Jaros³aw. What the letter was only the official page can say.",
    )
    NOT_NFC = (
        "not-nfc",
        Severity.ERROR,
        "Letters with accents are single characters (Unicode NFC)",
        "An accent can be a character of its own, and some letters, as K, exist twice. They look the same, but a search for the name does not find them.",
    )
    FORMULA = (
        "formula",
        Severity.ERROR,
        "No title and no name begins like a formula",
        "The collection is published as tables, too. A spreadsheet may run a cell that begins with =, +, - or @, and"
        " may take a semicolon for the end of a cell.",
    )
    # The front matter as YAML
    NO_FRONT_MATTER = (
        "no-front-matter",
        Severity.ERROR,
        "The file begins with front matter",
        "The facts of a declaration stand before its text, between two lines of three dashes.",
    )
    UNCLOSED_FRONT_MATTER = (
        "unclosed-front-matter",
        Severity.ERROR,
        "The front matter ends with ---",
        "Without the second line of dashes the text of the declaration would be taken for facts.",
    )
    YAML_SYNTAX = (
        "yaml-syntax",
        Severity.ERROR,
        "The front matter is valid YAML",
        "The facts are written in a simple notation, called YAML, in which some signs have a meaning of their own.",
    )
    UNQUOTED_COLON = (
        "unquoted-colon",
        Severity.ERROR,
        "A value with a colon stands in double quotes",
        "A colon followed by a space parts a key from its value, so a title that holds one must stand in quotes.",
    )
    LOST_COMMENT = (
        "lost-comment",
        Severity.ERROR,
        "A value with # stands in double quotes",
        "What follows a space and # is a comment and would be lost without a word.",
    )
    YAML_FEATURE = (
        "yaml-feature",
        Severity.ERROR,
        "No anchors, aliases or tags",
        "They make one part of a file stand for another, so that what is read is no longer what is written.",
    )
    SEVERAL_LINES = (
        "several-lines",
        Severity.ERROR,
        "A value stands on one line",
        "One line for each value keeps a change small and easy to compare.",
    )
    WRONG_SHAPE = (
        "wrong-shape",
        Severity.ERROR,
        "Each key holds what the format says: a text or a list",
        "Only signatories, and if you like subjects, is a list; every other key holds one text.",
    )
    DUPLICATE_KEY = (
        "duplicate-key",
        Severity.ERROR,
        "A key stands once",
        "Of two values for one key, one would be lost without a word.",
    )
    UNKNOWN_KEY = (
        "unknown-key",
        Severity.ERROR,
        "Only the known keys are used",
        "A misspelt key would be passed over, and its value with it.",
    )
    MISSING_KEY = (
        "missing-key",
        Severity.ERROR,
        "The required keys are there",
        "Without them there is no page to make.",
    )
    # The values
    EMPTY_VALUE = (
        "empty-value",
        Severity.ERROR,
        "A key that is there has a value",
        "An empty value says nothing: leave out the whole line if there is nothing to say.",
    )
    TEMPLATE_TEXT = (
        "template-text",
        Severity.ERROR,
        "No text of the template is left",
        "The words in capitals in the template stand for what the official page says.",
    )
    NUMBER_FORMAT = (
        "number-format",
        Severity.ERROR,
        "Numbers are plain digits",
        "A number is part of an address and is compared with its neighbours.",
    )
    DATE_FORMAT = (
        "date-format",
        Severity.ERROR,
        "Dates are written 2017-10-11 and exist",
        "Written this way a date means the same to everybody; 10/11/2017 does not.",
    )
    LANGUAGE = (
        "language",
        Severity.ERROR,
        "lang is fr where title and text are in French",
        "The official languages are English and French. A French text is marked, so that it is read out, hyphenated and found as French.",
    )
    SOURCE_FORMAT = (
        "source-format",
        Severity.ERROR,
        "The source is a web address",
        "Readers follow it to compare the page with the official text.",
    )
    SPACES = (
        "spaces",
        Severity.ERROR,
        "Words are parted by one ordinary space",
        "Other spaces look the same, but keep a name from being found.",
    )
    SIGNATORY_FORMAT = (
        "signatory-format",
        Severity.ERROR,
        "A signatory is: Mr Given FAMILY, Country, GROUP",
        "Name, country and group are read from this line, and the family name is known by its capitals.",
    )
    UNUSUAL_NAME = (
        "unusual-name",
        Severity.ERROR,
        "A name is made of honorific, given and family name, in Latin letters",
        "A mark of a list, a label, a footnote or a second person would become part of a name, and get a page of its own.",
    )
    UNKNOWN_COUNTRY = (
        "unknown-country",
        Severity.ERROR,
        "The country is in the registry",
        "A country that is not known is most often a slip of the pen. Every form that the Assembly prints is known, in English and in French.",
    )
    UNKNOWN_GROUP = (
        "unknown-group",
        Severity.ERROR,
        "The political group is in the registry",
        "A group that is not known is most often a slip of the pen.",
    )
    UNKNOWN_SUBJECT = (
        "unknown-subject",
        Severity.ERROR,
        "A subject is in the registry",
        "What declarations are about is looked up in one list, so that all on one country or topic stand on one page.",
    )
    DUPLICATE_SUBJECT = (
        "duplicate-subject",
        Severity.ERROR,
        "A subject stands once",
        "The same subject, under this or another name, stands in the line already.",
    )
    SUBJECT_MISSING = (
        "subject-missing",
        Severity.WARNING,
        "A country that the title names is among the subjects",
        "Readers look for declarations on a country, and find those whose subjects name it.",
    )
    # The text
    RAW_HTML = (
        "raw-html",
        Severity.ERROR,
        "The text holds no HTML",
        "What people send in must never be able to run anything in the browser of a reader.",
    )
    FORBIDDEN_MARKDOWN = (
        "forbidden-markdown",
        Severity.ERROR,
        "The text holds paragraphs, lists, emphasis, links and footnotes only",
        "Declarations consist of these. Anything else is most often a sign that was not meant as Markdown.",
    )
    UNSAFE_LINK = (
        "unsafe-link",
        Severity.ERROR,
        "Links lead to https, http or mailto addresses",
        "Other addresses can run a program, or lead nowhere once the page has moved.",
    )
    LOST_FOOTNOTE = (
        "lost-footnote",
        Severity.ERROR,
        "Every footnote is referred to",
        "A footnote without a reference would not be shown.",
    )
    TOO_DEEP = (
        "too-deep",
        Severity.ERROR,
        "Lists and brackets are not nested deeply",
        "Deeper nesting is never meant, and slows the reading of a file.",
    )
    STRAY_TEXT = (
        "stray-text",
        Severity.ERROR,
        "Titles and text hold the declaration and nothing else",
        "Names of signatories, the disclaimer and words of the website are easily copied along. Readers would take them for words of the declaration.",
    )
    # Who signed, by the rules of the Assembly
    DUPLICATE_SIGNATORY = (
        "duplicate-signatory",
        Severity.ERROR,
        "A signatory signs a declaration once",
        "The same person, under this or another spelling, stands in the list already.",
    )
    EARLIER_EDITION = (
        "earlier-edition",
        Severity.ERROR,
        "Earlier editions agree with the present list",
        "The list of an earlier edition is made of the present list and what was other in it. Who is named there must be found, or somebody would be said to have signed what they did not sign.",
    )
    COUNTRY_DATES = (
        "country-dates",
        Severity.ERROR,
        "The country was a member, an observer or a partner on the date",
        "Only members of the Assembly sign, and observers and partners for democracy have. A country outside its dates is most often a wrong date or a wrong country.",
    )
    GROUP_DATES = (
        "group-dates",
        Severity.WARNING,
        "The political group existed on the date",
        "Groups change their names. The dates in the registry come from public pages and may be wrong by a year.",
    )
    FEW_SIGNATORIES = (
        "few-signatories",
        Severity.WARNING,
        "There are at least 20 signatories",
        "The Rules of Procedure ask for 20, as of January 2023 (Art. 56). Earlier rules asked for fewer, so this may be right: compare the official page.",
    )
    FEW_COUNTRIES = (
        "few-countries",
        Severity.WARNING,
        "The signatories are of at least 4 national delegations",
        "The Rules of Procedure ask for 4, as of January 2023 (Art. 56). Earlier rules asked for fewer, so this may be right: compare the official page.",
    )
    FEW_GROUPS = (
        "few-groups",
        Severity.WARNING,
        "The signatories are of at least 2 political groups",
        "The Rules of Procedure ask for 2, as of January 2023 (Art. 56); NR is not a group. Earlier rules asked for fewer, so this may be right: compare the official page.",
    )
    WORD_COUNT = (
        "word-count",
        Severity.WARNING,
        "The text has at most 200 words",
        "The Rules of Procedure allow 200, as of January 2023 (Art. 56). A longer text may hold something that does not belong to it.",
    )
    NAME_ORDER = (
        "name-order",
        Severity.WARNING,
        "After the lead signatory the names are in alphabetical order",
        "The Assembly prints them in the order of the capitals, without the particle before them. A name out of order may be misspelt.",
    )
    SIMILAR_NAME = (
        "similar-name",
        Severity.WARNING,
        "It is decided whether people of like names are one",
        "Names that differ in a letter, the transcription, a middle name or their order are often one person, who would"
        " have two pages. The registry says of such names whether they are one person or two.",
    )
    # The collection
    NUMBER_TAKEN = (
        "number-taken",
        Severity.ERROR,
        "A number stands for one declaration",
        "Two declarations cannot stand at one address.",
    )
    DOC_ID_TAKEN = (
        "doc-id-taken",
        Severity.ERROR,
        "A Doc. ID stands for one declaration",
        "The Doc. ID names one document of the Assembly.",
    )
    OUT_OF_STEP = (
        "out-of-step",
        Severity.ERROR,
        "Number and Doc. ID grow together",
        "A later declaration has both a higher number and a higher Doc. ID, so one of the two is mistyped.",
    )
    FUTURE_DAY = (
        "future-day",
        Severity.WARNING,
        "No day is still to come",
        "Nothing is published or compared on a day that has not come yet. The command asks the clock; a build does not, so that the same files give the same site.",
    )
    QUOTED_TITLE = (
        "quoted-title",
        Severity.WARNING,
        "The title does not stand in quotation marks of its own",
        "The double quotes of the file are not shown. Further ones around the whole title were most often added by whoever copied it.",
    )
    NO_SOURCE = (
        "no-source",
        Severity.WARNING,
        "The source is given",
        "Readers want to compare the page with the official text.",
    )
    SOURCE_NOT_OFFICIAL = (
        "source-not-official",
        Severity.WARNING,
        "The source is a page of the Assembly’s sites",
        "Readers take it for the official text. A copy on another site may differ from that, and nobody here would know.",
    )
    UNKNOWN_MENTION = (
        "unknown-mention",
        Severity.WARNING,
        "A declaration that the text mentions is in the collection",
        "The mention cannot become a link. Perhaps you would like to add that declaration, too.",
    )
    WITHDRAWN = (
        "withdrawn",
        Severity.ERROR,
        "A declaration that was withdrawn from this site is not published again",
        "Its page says why it is gone, and nobody should bring it back by chance.",
    )
    LISTED_AS_MISSING = (
        "listed-as-missing",
        Severity.WARNING,
        "A declaration that is here is not listed as missing",
        "Of some numbers single facts were known before the declaration was added. Once it is here, the two could say different things.",
    )
    CHANGE_LOG = (
        "change-log",
        Severity.ERROR,
        "The log of changes is whole, in order and true",
        "Readers, feeds and whoever keeps a copy of the data learn from changes.tsv what is new. The command declarations record writes it, and no line of the past is ever changed.",
    )
    NOT_RECORDED = (
        "not-recorded",
        Severity.WARNING,
        "A change of a declaration stands in the log of changes",
        "Whoever follows the collection learns of a change from changes.tsv. You need do nothing about it: what is missing there is recorded when the change is merged.",
    )
    UNUSED_ENTRY = (
        "unused-entry",
        Severity.WARNING,
        "What the registry says of people and exceptions is about what is here",
        "An entry that matches nobody and nothing is most often misspelt, so that what it is for is not done. Or what it"
        " was about is gone, and it puzzles whoever reads it.",
    )
    REGISTRY = (
        "registry",
        Severity.ERROR,
        "The registry files are complete and consistent",
        "Countries, groups and persons are looked up in them.",
    )

    def __init__(self, rule_id: str, severity: Severity, summary: str, why: str) -> None:
        self.id = rule_id
        self.severity = severity
        self.summary = summary
        self.why = why


# The rules that a declaration may break and be right all the same: exceptions.yml names such cases
EXCEPTABLE = frozenset(
    rule.id
    for rule in (
        Rule.LOST_LETTER,
        Rule.STRAY_TEXT,
        Rule.UNUSUAL_NAME,
        Rule.COUNTRY_DATES,
        Rule.FEW_SIGNATORIES,
        Rule.FEW_COUNTRIES,
        Rule.FEW_GROUPS,
        Rule.WORD_COUNT,
        Rule.NAME_ORDER,
        Rule.SIMILAR_NAME,
        Rule.QUOTED_TITLE,
        Rule.NO_SOURCE,
        Rule.SOURCE_NOT_OFFICIAL,
        Rule.UNKNOWN_MENTION,
        Rule.SUBJECT_MISSING,
    )
)
