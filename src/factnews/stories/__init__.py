"""Facts that belong together become stories; facts about two actors or one thing become series."""

from factnews.stories.grouping import group

__all__ = ["group"]
