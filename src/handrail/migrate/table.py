"""GOV.UK Frontend 6.6.0 and Handrail side by side: each option of each component that both have.

``handrail migrate`` works by this table, the migration guide shows it, and tests/parity holds both against GOV.UK
Frontend's own fixtures. A test fails where an option of theirs is missing here.
"""

from __future__ import annotations

from .rules import (
    Boxes,
    Chosen,
    Classes,
    Fixed,
    Gone,
    Html,
    Id,
    Macro,
    Messages,
    Part,
    Person,
    Records,
    Rows,
    Rule,
    Same,
)

NO_CLASSES = Classes()
ATTRIBUTES = Same("attrs")
OWN_ATTRIBUTES = Person("attributes of this part cannot be set; those of the component go into attrs")
AROUND = Part(
    {
        "classes": Classes({"govuk-form-group--error": ("", None)}),
        "attributes": OWN_ATTRIBUTES,
        **dict.fromkeys(
            ("beforeInput", "afterInput", "beforeInputs", "afterInputs"),
            Person("write it before or after the component, or build the control with field"),
        ),
    }
)
SIZE = "the size follows heading; a label that is no heading is as large as text"
LABEL_SIZES = {f"govuk-label--{size}": ("", None) for size in ("xl", "l", "m", "s")}
LEGEND_SIZES = {f"govuk-fieldset__legend--{size}": ("", None) for size in ("xl", "l", "m", "s")}


def words(parameter: str, **more: Rule) -> dict[str, Rule]:
    """The options of a dictionary that holds text or HTML."""
    return {"text": Same(parameter), "html": Html(parameter), **more}


HEADING = Fixed({True: {"heading": 1}, False: {}}, "give heading=1 where the label is the heading of the page")
LABEL = Part(
    words(
        "label",
        isPageHeading=HEADING,
        classes=Classes(LABEL_SIZES, SIZE),
        attributes=OWN_ATTRIBUTES,
        **{"for": Gone("the label is for the control")},
    )
)
LEGEND = Part(
    {
        "legend": Part(words("label", isPageHeading=HEADING, classes=Classes(LEGEND_SIZES, SIZE))),
        "describedBy": Same("described_by"),
        "classes": NO_CLASSES,
        "role": Person("set role through attrs"),
        "attributes": ATTRIBUTES,
        "html": Gone("the control stands in the fieldset by itself"),
        "caller": Gone("the control stands in the fieldset by itself"),
    }
)
HINT = Part(words("hint", id=Gone("the id is name-hint"), classes=NO_CLASSES, attributes=OWN_ATTRIBUTES))
ERROR = Part(
    words(
        "error",
        id=Gone("the id is name-error"),
        classes=NO_CLASSES,
        attributes=OWN_ATTRIBUTES,
        visuallyHiddenText=Gone("“Error:” is in the language of the page"),
    )
)
CONTROL: dict[str, Rule] = {
    "id": Id(),
    "name": Same("name"),
    "hint": HINT,
    "errorMessage": ERROR,
    "formGroup": AROUND,
    "attributes": ATTRIBUTES,
    "describedBy": Same("described_by"),
}
BOX: dict[str, Rule] = {**CONTROL, "label": LABEL, "value": Same("value"), "disabled": Same("disabled")}
WIDTHS: dict[str, tuple[str, object]] = {
    "govuk-input--width-2": ("width", 2),
    "govuk-input--width-3": ("width", 4),
    "govuk-input--width-4": ("width", 4),
    "govuk-input--width-5": ("width", 6),
    "govuk-input--width-10": ("width", 10),
    "govuk-input--width-20": ("width", 20),
    "govuk-input--width-30": ("width", "full"),
    "govuk-input--extra-letter-spacing": ("preset", "reference"),
}
_ITEM: dict[str, Rule] = {
    **words("label"),
    "id": Same("id"),
    "value": Same("value"),
    "hint": HINT,
    "divider": Same("divider"),
    "checked": Same("checked"),
    "conditional": Part({"html": Html("reveal")}),
    "disabled": Same("disabled"),
    "label": Part({"classes": Classes(LABEL_SIZES, SIZE), "attributes": OWN_ATTRIBUTES}),
    "attributes": Same("attrs"),
}
_LISTED: dict[str, Rule] = {**CONTROL, "idPrefix": Id(), "fieldset": LEGEND}
_ACTION: dict[str, Rule] = {
    **words("text"),
    "href": Same("href"),
    "visuallyHiddenText": Same("visually_hidden_text"),
    "classes": NO_CLASSES,
    "attributes": OWN_ATTRIBUTES,
}
_ACTIONS = Part({"items": Records("actions", _ACTION), "classes": NO_CLASSES})
NUMERIC = Fixed({"numeric": {"numeric": True}}, "give numeric=true where numbers stand")
NO_WORD = Gone("the state settles how its word looks")
STATE = Fixed(
    {
        "Completed": {"state": "done"},
        "Incomplete": {"state": "to_do"},
        "Not started": {"state": "to_do"},
        "Not yet started": {"state": "to_do"},
        "In progress": {"state": "started"},
        "Cannot start yet": {"state": "not_yet"},
        "There is a problem": {"state": "fix"},
    },
    "choose the state; its word is kept",
    "word",
)
_LINK: dict[str, Rule] = {"text": Same("text"), "href": Same("href"), "attributes": OWN_ATTRIBUTES}
_WORDS_OF_SCRIPT = Gone("the words are ours, in the language of the page")

MACROS: dict[str, Macro] = {
    "govukBackLink": Macro(
        "back_link", {**words("text"), "href": Same("href"), "classes": NO_CLASSES, "attributes": ATTRIBUTES}
    ),
    "govukBreadcrumbs": Macro(
        "breadcrumbs",
        {
            "items": Records("items", {**words("text"), "href": Same("href"), "attributes": OWN_ATTRIBUTES}),
            "collapseOnMobile": Same("collapse"),
            "labelText": Same("label"),
            "classes": NO_CLASSES,
            "attributes": ATTRIBUTES,
        },
    ),
    "govukButton": Macro(
        "button",
        {
            **words("text"),
            "href": Same("href"),
            "type": Fixed(
                {"submit": {}, "button": {"type": "button"}}, 'a button that resets is not offered: use type="button"'
            ),
            "name": Same("name"),
            "value": Same("value"),
            "disabled": Fixed({False: {}}, "disabled takes the reason, which is shown beside the button: write it"),
            "isStartButton": Same("is_start_button"),
            "preventDoubleClick": Same("prevent_double_click"),
            "id": Same("id"),
            "classes": Classes(
                {
                    "govuk-button--secondary": ("variant", "secondary"),
                    "govuk-button--warning": ("variant", "warning"),
                    "govuk-button--inverse": ("variant", "secondary"),
                    "govuk-button--start": ("is_start_button", True),
                }
            ),
            "attributes": ATTRIBUTES,
            "element": Gone("href makes a link"),
        },
    ),
    "govukCharacterCount": Macro(
        "character_count",
        {
            **BOX,
            "rows": Same("rows"),
            "maxlength": Same("limit"),
            "maxwords": Same("limit"),
            "threshold": Same("threshold"),
            "countType": Fixed(
                {"characters": {}, "words": {"count_type": "words"}}, 'give count_type="words" where words are counted'
            ),
            "spellcheck": Same("spellcheck"),
            "classes": NO_CLASSES,
            "countMessage": Part({"classes": NO_CLASSES}),
            "textareaDescriptionText": _WORDS_OF_SCRIPT,
            "charactersUnderLimitText": _WORDS_OF_SCRIPT,
            "charactersAtLimitText": _WORDS_OF_SCRIPT,
            "charactersOverLimitText": _WORDS_OF_SCRIPT,
            "wordsUnderLimitText": _WORDS_OF_SCRIPT,
            "wordsAtLimitText": _WORDS_OF_SCRIPT,
            "wordsOverLimitText": _WORDS_OF_SCRIPT,
        },
    ),
    "govukCheckboxes": Macro(
        "checkboxes",
        {
            **_LISTED,
            "items": Records(
                "items",
                {
                    **_ITEM,
                    "name": Same("name"),
                    "behaviour": Fixed({"exclusive": {"exclusive": True}, "": {}}, "give exclusive=true if it is"),
                },
            ),
            "values": Same("values"),
            "classes": Classes(
                {"govuk-checkboxes--small": ("small", True), "govuk-checkboxes--inline": ("inline", True)}
            ),
        },
    ),
    "govukDateInput": Macro(
        "date_input",
        {
            **CONTROL,
            "fieldset": LEGEND,
            "namePrefix": Same("name"),
            "name": Gone("the boxes are sent as name-day, name-month and name-year"),
            "items": Boxes(),
            "day": Boxes("day"),
            "month": Boxes("month"),
            "year": Boxes("year"),
            "values": Boxes("values"),
            "classes": NO_CLASSES,
        },
    ),
    "govukDetails": Macro(
        "details",
        {
            "summaryText": Same("summary"),
            "summaryHtml": Html("summary"),
            "text": Same("content"),
            "html": Html("content"),
            "id": Same("id"),
            "open": Same("open"),
            "classes": NO_CLASSES,
            "attributes": ATTRIBUTES,
        },
    ),
    "govukErrorSummary": Macro(
        "error_summary",
        {
            "titleText": Same("title"),
            "titleHtml": Html("title"),
            "descriptionText": Same("content"),
            "descriptionHtml": Html("content"),
            "errorList": Messages("errors"),
            "disableAutoFocus": Fixed({True: {"autofocus": False}, False: {}}, "give autofocus=false if it is"),
            "classes": NO_CLASSES,
            "attributes": ATTRIBUTES,
        },
    ),
    "govukFieldset": Macro(
        "fieldset",
        {
            **LEGEND.rules,
            "html": Html("content"),
        },
    ),
    "govukFileUpload": Macro(
        "file_upload",
        {
            **CONTROL,
            "label": LABEL,
            "disabled": Same("disabled"),
            "multiple": Same("multiple"),
            "javascript": Gone("the box to drop files into comes by itself"),
            "chooseFilesButtonText": _WORDS_OF_SCRIPT,
            "dropInstructionText": _WORDS_OF_SCRIPT,
            "multipleFilesChosenText": _WORDS_OF_SCRIPT,
            "noFileChosenText": _WORDS_OF_SCRIPT,
            "enteredDropZoneText": _WORDS_OF_SCRIPT,
            "leftDropZoneText": _WORDS_OF_SCRIPT,
            "classes": NO_CLASSES,
            "wrapperClasses": NO_CLASSES,
            "wrapperAttributes": OWN_ATTRIBUTES,
        },
    ),
    "govukFooter": Macro(
        "footer",
        {
            "meta": Part(
                {
                    "items": Records("links", _LINK),
                    "text": Same("owner"),
                    "html": Html("owner"),
                    "visuallyHiddenTitle": Gone("help has a visible heading"),
                }
            ),
            "navigation": Person("a footer holds help and small print; put navigation into the page"),
            "contentLicence": Part({"text": Same("owner"), "html": Html("owner")}),
            "copyright": Part({"text": Same("owner"), "html": Html("owner")}),
            "containerClasses": NO_CLASSES,
            "classes": NO_CLASSES,
            "attributes": OWN_ATTRIBUTES,
        },
    ),
    "govukGenericHeader": Macro(
        "header",
        {
            "url": Same("href"),
            "logoText": Same("name"),
            "logoHtml": Html("name"),
            "containerClasses": NO_CLASSES,
            "classes": NO_CLASSES,
            "attributes": OWN_ATTRIBUTES,
        },
    ),
    "govukHeader": Macro(
        "header",
        {
            "homepageUrl": Same("href"),
            "productName": Same("service"),
            "containerClasses": NO_CLASSES,
            "classes": NO_CLASSES,
            "attributes": OWN_ATTRIBUTES,
        },
    ),
    "govukInput": Macro(
        "text_input",
        {
            **BOX,
            "type": Fixed(
                {
                    "text": {},
                    "search": {"type": "search"},
                    "password": {"type": "password"},
                    "email": {"preset": "email"},
                    "tel": {"preset": "phone"},
                    "number": {"preset": "number"},
                },
                "choose a preset in place of the type",
            ),
            "inputmode": Same("inputmode"),
            "prefix": Part(words("prefix", classes=NO_CLASSES, attributes=OWN_ATTRIBUTES)),
            "suffix": Part(words("suffix", classes=NO_CLASSES, attributes=OWN_ATTRIBUTES)),
            "classes": Classes(WIDTHS),
            "autocomplete": Same("autocomplete"),
            "pattern": Person("the server checks the answer; for a keyboard of digits use inputmode or a preset"),
            "spellcheck": Same("spellcheck"),
            "autocapitalize": Same("autocapitalize"),
            "inputWrapper": Part({"classes": NO_CLASSES, "attributes": OWN_ATTRIBUTES}),
        },
    ),
    "govukInsetText": Macro(
        "inset_text",
        {**words("content"), "id": Same("id"), "classes": NO_CLASSES, "attributes": ATTRIBUTES},
    ),
    "govukLanguageNavigation": Macro(
        "language_selector",
        {
            "items": Records(
                "languages",
                {
                    **words("text"),
                    "lang": Same("lang"),
                    "hrefLang": Gone("lang says it"),
                    "dir": Gone("the language says it"),
                    "href": Same("href"),
                    "current": Chosen("current", "lang"),
                    "languageDescriptionText": Gone("the name of a language says what it does"),
                    "classes": NO_CLASSES,
                    "attributes": OWN_ATTRIBUTES,
                },
            ),
            "ariaLabel": Same("label"),
            "classes": NO_CLASSES,
            "attributes": OWN_ATTRIBUTES,
        },
    ),
    "govukNotificationBanner": Macro(
        "notification_banner",
        {
            "text": Same("title"),
            "html": Html("content"),
            "titleText": Same("label"),
            "titleHtml": Html("label"),
            "titleHeadingLevel": Fixed(
                {2: {"heading_level": 2}, 3: {"heading_level": 3}}, "give heading_level=2 or heading_level=3"
            ),
            "type": Fixed({"success": {"variant": "success"}}, 'give variant="success" where something has worked'),
            "role": Gone("the banner says what it is"),
            "titleId": Gone("the banner has an id of its own"),
            "disableAutoFocus": Fixed({True: {"autofocus": False}, False: {}}, "give autofocus=false if it is"),
            "classes": NO_CLASSES,
            "attributes": ATTRIBUTES,
        },
    ),
    "govukPanel": Macro(
        "panel",
        {
            "titleText": Same("title"),
            "titleHtml": Html("title"),
            "headingLevel": Same("heading_level"),
            **words("content"),
            "classes": Classes({"govuk-panel--confirmation": ("", None)}),
            "attributes": ATTRIBUTES,
            "actions": Person("write the buttons after the panel"),
        },
    ),
    "govukPasswordInput": Macro(
        "password_input",
        {
            **BOX,
            "value": Gone("a password is never written into a page"),
            "autocomplete": Same("autocomplete"),
            "classes": Classes(dict.fromkeys(WIDTHS, ("", None))),
            "showPasswordText": _WORDS_OF_SCRIPT,
            "hidePasswordText": _WORDS_OF_SCRIPT,
            "showPasswordAriaLabelText": _WORDS_OF_SCRIPT,
            "hidePasswordAriaLabelText": _WORDS_OF_SCRIPT,
            "passwordShownAnnouncementText": _WORDS_OF_SCRIPT,
            "passwordHiddenAnnouncementText": _WORDS_OF_SCRIPT,
            "button": Part({"classes": NO_CLASSES}),
        },
    ),
    "govukPhaseBanner": Macro(
        "phase_banner",
        {
            **words("content"),
            "tag": Part(words("phase", classes=NO_CLASSES, attributes=OWN_ATTRIBUTES)),
            "classes": NO_CLASSES,
            "attributes": OWN_ATTRIBUTES,
        },
    ),
    "govukRadios": Macro(
        "radios",
        {
            **_LISTED,
            "items": Records("items", _ITEM),
            "value": Same("value"),
            "classes": Classes({"govuk-radios--small": ("small", True), "govuk-radios--inline": ("inline", True)}),
        },
    ),
    "govukSelect": Macro(
        "select",
        {
            **BOX,
            "items": Records(
                "items",
                {
                    "text": Same("label"),
                    "value": Same("value"),
                    "selected": Chosen("value", "value"),
                    "disabled": Same("disabled"),
                    "attributes": Same("attrs"),
                },
            ),
            "classes": NO_CLASSES,
        },
        unless={"empty": False},
    ),
    "govukServiceNavigation": Macro(
        "service_navigation",
        {
            "serviceName": Same("service"),
            "serviceUrl": Same("service_href"),
            "navigation": Records(
                "items",
                {
                    **words("text"),
                    "href": Same("href"),
                    "current": Fixed({True: {"current": "page"}, False: {}}, 'give current="page" for this page'),
                    "active": Fixed({True: {"current": "section"}, False: {}}, 'give current="section" for its part'),
                    "attributes": OWN_ATTRIBUTES,
                },
            ),
            "ariaLabel": Same("label"),
            "navigationLabel": Gone("one name is enough: label"),
            "navigationId": Gone("nothing refers to it"),
            "navigationClasses": NO_CLASSES,
            "menuButtonText": _WORDS_OF_SCRIPT,
            "menuButtonLabel": _WORDS_OF_SCRIPT,
            "collapseNavigationOnMobile": Gone("more than five pages become a menu"),
            "slots": Person("put it before or after the component; search and language stand in the header"),
            "classes": NO_CLASSES,
            "attributes": ATTRIBUTES,
        },
    ),
    "govukSkipLink": Macro(
        "skip_link", {**words("text"), "href": Same("href"), "classes": NO_CLASSES, "attributes": OWN_ATTRIBUTES}
    ),
    "govukSummaryList": Macro(
        "summary_list",
        {
            "rows": Records(
                "rows",
                {
                    "key": Part(words("key", classes=NO_CLASSES)),
                    "value": Part(words("value", classes=NO_CLASSES)),
                    "actions": _ACTIONS,
                    "classes": Classes({"govuk-summary-list__row--no-border": ("", None)}),
                },
            ),
            "card": Part(
                {
                    "title": Part(words("title", headingLevel=Same("heading_level"), classes=NO_CLASSES)),
                    "actions": _ACTIONS,
                    "classes": NO_CLASSES,
                    "attributes": ATTRIBUTES,
                }
            ),
            "classes": Classes({"govuk-summary-list--no-border": ("", None)}),
            "attributes": ATTRIBUTES,
        },
    ),
    "govukTable": Macro(
        "table",
        {
            "caption": Same("caption"),
            "captionClasses": Classes({f"govuk-table__caption--{size}": ("", None) for size in ("xl", "l", "m", "s")}),
            "head": Records(
                "columns",
                {
                    **words("label"),
                    "format": NUMERIC,
                    "classes": Classes(
                        {
                            "govuk-!-width-one-half": ("width", "half"),
                            "govuk-!-width-one-third": ("width", "third"),
                            "govuk-!-width-two-thirds": ("width", "two-thirds"),
                            "govuk-!-width-one-quarter": ("width", "quarter"),
                        }
                    ),
                    "colspan": Person("each column has a header of its own"),
                    "rowspan": Person("each column has a header of its own"),
                    "attributes": OWN_ATTRIBUTES,
                },
            ),
            "rows": Rows(
                "rows",
                {
                    **words("text"),
                    "format": NUMERIC,
                    "classes": NO_CLASSES,
                    "colspan": Person("give it in attrs of the cell"),
                    "rowspan": Person("give it in attrs of the cell"),
                    "attributes": Same("attrs"),
                },
            ),
            "firstCellIsHeader": Same("row_headers"),
            "classes": Classes({"govuk-table--small-text-until-tablet": ("", None)}),
            "attributes": ATTRIBUTES,
        },
        unless={"row_headers": False},
    ),
    "govukTag": Macro(
        "tag",
        {
            **words("text"),
            "classes": Classes(
                {
                    "govuk-tag--grey": ("variant", "neutral"),
                    "govuk-tag--green": ("variant", "success"),
                    "govuk-tag--blue": ("variant", "info"),
                    "govuk-tag--light-blue": ("variant", "action"),
                    "govuk-tag--yellow": ("variant", "warning"),
                    "govuk-tag--orange": ("variant", "warning"),
                    "govuk-tag--red": ("variant", "danger"),
                },
                "choose the variant by what the tag means",
            ),
            "attributes": ATTRIBUTES,
        },
    ),
    "govukTaskList": Macro(
        "task_list",
        {
            "items": Records(
                "tasks",
                {
                    "title": Part(words("title", classes=NO_CLASSES)),
                    "hint": Part(words("hint")),
                    "href": Same("href"),
                    "status": Part(
                        {
                            "text": STATE,
                            "html": Html("word"),
                            "tag": Part(
                                {"text": STATE, "html": Html("word"), "classes": NO_WORD, "attributes": NO_WORD}
                            ),
                            "classes": NO_WORD,
                        }
                    ),
                    "classes": NO_CLASSES,
                },
            ),
            "idPrefix": Same("id"),
            "classes": NO_CLASSES,
            "attributes": ATTRIBUTES,
        },
        unless={"count": False},
    ),
    "govukTextarea": Macro(
        "textarea",
        {
            **BOX,
            "spellcheck": Same("spellcheck"),
            "rows": Same("rows"),
            "autocomplete": Same("autocomplete"),
            "classes": NO_CLASSES,
        },
    ),
    "govukWarningText": Macro(
        "warning_text",
        {
            **words("content"),
            "iconFallbackText": _WORDS_OF_SCRIPT,
            "classes": NO_CLASSES,
            "attributes": ATTRIBUTES,
        },
    ),
}
