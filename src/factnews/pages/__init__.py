"""From what a user names (files, folders, addresses, feeds, archives, tables, standard input) to `Page`s.

`fetch()` is the only door. What cannot be used comes out as a `Reject` with its reason and never stops the rest:

| reason | what was wrong |
| --- | --- |
| `no-such-file`, `not-a-file`, `unreadable`, `nothing-readable` | the path, or a folder without anything we read |
| `empty`, `binary`, `too-large` | what lies there |
| `bad-json`, `bad-report`, `bad-table`, `bad-warc` | a report, a line, a row or an archive that cannot be read |
| `truncated`, `damaged`, `bomb` | a packed file or archive that ends too early, is broken, or swells beyond measure |
| `not-a-feed`, `not-a-report`, `no-feeds`, `no-link`, `too-many-entries` | feeds and lists of feeds |
| `bad-address`, `private-address`, `robots`, `redirects` | an address that is not followed |
| `network`, `timeout`, `http-status`, `content-encoding` | a server that cannot be had, or its answer |

Headers that we add to a page ourselves begin with `x-feed-`: `x-feed-title`, `x-feed-published` (ISO 8601, with the
offset where the feed has one), `x-feed-name` (the outlet as the feed names itself), `x-feed-url`. Entries of feeds have
them, and so have rows and lines whose report is HTML (there `x-feed-published` is what the row says, unchanged).
"""

from __future__ import annotations

from factnews.pages.fetching import fetch
from factnews.pages.settings import FetchSettings, Network, Validators

__all__ = ["FetchSettings", "Network", "Validators", "fetch"]
