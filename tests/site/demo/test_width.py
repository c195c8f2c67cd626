"""Pages use the width that they have: beside the text stands what belongs to it."""

import pytest

from tests.site.demo.test_accessibility import PATHS

pytestmark = [
    pytest.mark.browser,
    pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning"),
]

#: Pixels of height between two lines or rows, which belong to both.
_BETWEEN = 48
#: What says that there is nothing, or little; of a list that is narrowed the filters are longer.
WITH_LITTLE = {
    "/no/such/page/",
    "/publications/?q=nothing-like-it",
    "/publications/?topic=retinal-imaging&year=2023",
    "/research/opportunistic-cardiac-mri/",
    "/search/?q=nothing-like-it",
}
#: The share of the height of a page's content in which the right 45 % of its frame hold text, a
#: picture or a control.
SHARE = """(between) => {
    const main = document.querySelector("main");
    const style = getComputedStyle(main), box = main.getBoundingClientRect();
    const left = box.left + parseFloat(style.paddingLeft);
    const right = box.right - parseFloat(style.paddingRight);
    const from = right - (right - left) * 0.45;
    const boxes = [];
    let bottom = 0;
    const add = (one) => {
        if (one.width > 2) bottom = Math.max(bottom, one.bottom);
        if (one.width > 2 && one.height > 2 && one.right > from && one.left < right)
            boxes.push([one.top, one.bottom]);
    };
    const texts = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
        const parent = text.parentElement;
        if (!text.data.trim() || !parent.checkVisibility() || parent.closest(".visually-hidden"))
            continue;
        const range = document.createRange();
        range.selectNodeContents(text);
        for (const one of range.getClientRects()) add(one);
    }
    for (const one of main.querySelectorAll("img, svg, button, input, select, textarea"))
        if (one.checkVisibility()) add(one.getBoundingClientRect());
    boxes.sort((one, other) => one[0] - other[0]);
    let held = 0, last = -Infinity;
    const top = Math.min(...boxes.map(([start]) => start), box.top + parseFloat(style.paddingTop));
    for (const [start, end] of boxes) {
        held += Math.max(0, end - Math.max(start, last));
        if (start > last && start - last <= between) held += start - last;
        last = Math.max(last, end);
    }
    return held / (bottom - top);
}"""


@pytest.mark.parametrize("width", [1280, 1920])
def test_the_right_of_every_kind_of_page_is_used_over_two_thirds_of_its_height(open_window, width):
    window = open_window(viewport={"width": width, "height": 900})
    shares = {}
    for path in PATHS:
        if path in WITH_LITTLE:
            continue
        window.goto(path)
        shares[path] = round(window.evaluate(SHARE, _BETWEEN), 2)
    assert {path: share for path, share in shares.items() if share < 2 / 3} == {}
