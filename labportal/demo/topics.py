"""The topics of the demo lab."""

from labportal.base.models import Topic, TopicText
from labportal.setup.content import languages, read_content, text_in


def load_topics() -> list[str]:
    """Make the topics that are missing; return their slugs."""
    there = set(Topic.objects.values_list("slug", flat=True))
    made = []
    for content in read_content("labportal.demo", "topics")["topics"]:
        if content["slug"] in there:
            continue
        topic = Topic(slug=content["slug"], name=text_in(content["name"], languages()[0]))
        topic.texts = [
            TopicText(
                language=language, name=name, description=text_in(content["description"], language)
            )
            for language, name in content["name"].items()
        ]
        topic.save()
        made.append(topic.slug)
    return made
