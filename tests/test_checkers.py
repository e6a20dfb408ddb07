"""What happens where a browser or a checker is not installed."""

import pytest
from checkers import module, program


@pytest.mark.parametrize("find", [program, module])
def test_a_missing_checker_is_named(find: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a desk the test is skipped by name; in continuous integration it fails."""
    assert callable(find)
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="no-such-thing is not here"):
        find("no-such-thing")
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="no-such-thing is not here"):
        find("no-such-thing")
