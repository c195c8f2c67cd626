"""Topics of a record that keep their rows when a form is saved."""

from collections.abc import Sequence
from typing import Any

from modelcluster.contrib.taggit import ClusterTaggableManager, _ClusterTaggableManager
from taggit.utils import require_instance_manager


class _KeptTopics(_ClusterTaggableManager):
    @require_instance_manager
    def set(self, tags: Any, **kwargs: Any) -> None:
        """Set the topics to `tags`, names or topics: those that stay keep their rows."""
        self._remove_prefetched_objects()
        wanted = self._to_tag_model_instances(tags, {})
        items = self.get_tagged_item_manager()
        items.remove(*[item for item in items.all() if item.tag not in wanted])
        self.add(*wanted)


class KeptTopicsManager(ClusterTaggableManager):
    """A manager of topics whose rows say more than that a topic is there.

    The one it comes from makes every row anew when a form is saved, and so loses what it says.
    """

    def __get__(self, instance: Any, model: Any) -> _KeptTopics:
        return _KeptTopics(
            through=self.through, model=model, instance=instance, prefetch_cache_name=self.name
        )

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        """Return the manager that it comes from: in migrations, only the relation counts."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "modelcluster.contrib.taggit.ClusterTaggableManager", args, kwargs
