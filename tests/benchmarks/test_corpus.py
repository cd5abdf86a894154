from __future__ import annotations

from pathlib import Path

from benchmarks.corpus import WORDS_A_PAGE, make_pages, write_pages


def test_the_same_seed_gives_the_same_pages_so_that_two_runs_compare() -> None:
    assert make_pages(3) == make_pages(3)
    assert make_pages(1, seed=1) != make_pages(1, seed=2)


def test_pages_have_the_size_of_a_report_and_no_two_are_the_same() -> None:
    pages = make_pages(20)
    assert all(WORDS_A_PAGE <= page.word_count < WORDS_A_PAGE + 150 for page in pages)
    assert len({page.paragraphs for page in pages}) == 20


def test_words_vary_so_that_no_cache_makes_a_stage_look_fast() -> None:
    pages = make_pages(20)
    paragraphs = [paragraph for page in pages for paragraph in page.paragraphs]
    assert len(set(paragraphs)) == len(paragraphs)
    assert len({word for paragraph in paragraphs for word in paragraph.split()}) > 900


def test_no_field_of_a_template_stays_unfilled() -> None:
    assert not any("{" in paragraph for page in make_pages(10) for paragraph in page.paragraphs)


def test_a_page_carries_what_extraction_must_drop(tmp_path: Path) -> None:
    (path,) = write_pages(make_pages(1), tmp_path)
    page = path.read_text()
    assert all(words in page for words in ("Pin It on Pinterest", "Most read", "newsletter", "published_time"))
