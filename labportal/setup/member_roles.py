"""The roles that people have in the lab, in the order in which they are listed."""

from labportal.setup.content import read_content
from people.models import Role, RoleText


def make_member_roles() -> list[str]:
    """Make the roles of the template that are missing; return their slugs."""
    there = set(Role.objects.values_list("slug", flat=True))
    contents = read_content("labportal.lab_templates", "roles")["roles"]
    made = []
    for order, content in enumerate(contents):
        if content["slug"] in there:
            continue
        names, plurals = content["name"], content["plural"]
        role = Role(slug=content["slug"], order=order)
        role.texts = [
            RoleText(language=language, name=names[language], plural=plurals[language])
            for language in names
        ]
        role.save()
        made.append(role.slug)
    return made
