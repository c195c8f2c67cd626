"""The table of who may open what. Columns: the roles, then somebody without a role, then nobody.

"yes" opens; "POST" would, but takes no visits (405); "no" leads back to the admin's front page,
with a message; "login" leads to the sign-in page. "editor" edits the research group in question,
"other" another one.

Wagtail opens three views of pages to everybody in the admin: `choose_parent` lists the pages to
which the user may add, `revisions_index` leads to the history, `move_confirm` asks for permission
when its form is sent. So do the views that take no visits: see test_forged_posts.py.

"page: index" is the index page of news, "page: news" a draft that "editor" wrote under it, "page:
opening" one that an administrator published. Nothing is added under either.
"""

from tests.staff.world import ROLES

_TABLE = """
what           | views                                  | admin bib  editor other member none  anon

topic          | list list_results                      | yes   yes  no     no    no     login login
topic          | add edit usage history history_results | yes   yes  no     no    no     login login
topic          | delete                                 | yes   no   no     no    no     login login
topic          | chooser:choose chooser:choose_results  | yes   yes  yes    yes   no     login login
topic          | chooser:chosen chooser:chosen_multiple | yes   yes  yes    yes   no     login login
topic          | chooser:create                         | yes   yes  no     no    no     login login

person         | list list_results                      | yes   no   no     no    yes    login login
person         | add preview_on_add                     | yes   no   no     no    no     login login
person         | chooser:choose chooser:choose_results  | yes   yes  yes    yes   no     login login
person         | chooser:chosen_multiple                | yes   yes  yes    yes   no     login login
person         | chooser:create                         | yes   no   no     no    no     login login
person: own    | edit preview_on_edit usage             | yes   no   no     no    yes    login login
person: own    | history history_results                | yes   no   no     no    yes    login login
person: own    | revisions_view revisions_revert        | yes   no   no     no    yes    login login
person: own    | revisions_compare                      | yes   no   no     no    yes    login login
person: own    | delete                                 | yes   no   no     no    no     login login
person: own    | chooser:chosen                         | yes   yes  yes    yes   no     login login
person: other  | edit preview_on_edit usage             | yes   no   no     no    no     login login
person: other  | history history_results                | yes   no   no     no    no     login login
person: other  | revisions_view revisions_revert        | yes   no   no     no    no     login login
person: other  | revisions_compare delete               | yes   no   no     no    no     login login
person: other  | chooser:chosen                         | yes   yes  yes    yes   no     login login

role           | list list_results add                  | yes   no   no     no    no     login login
role           | edit delete usage                      | yes   no   no     no    no     login login
role           | history history_results                | yes   no   no     no    no     login login
role           | reorder                                | POST  no   no     no    no     login login
role           | chooser:choose chooser:choose_results  | yes   no   yes    yes   no     login login
role           | chooser:chosen chooser:chosen_multiple | yes   no   yes    yes   no     login login
role           | chooser:create                         | yes   no   no     no    no     login login

publication    | list list_results add preview_on_add   | yes   yes  no     no    no     login login
publication    | edit preview_on_edit delete usage      | yes   yes  no     no    no     login login
publication    | history history_results                | yes   yes  no     no    no     login login
publication    | revisions_view revisions_revert        | yes   yes  no     no    no     login login
publication    | revisions_compare                      | yes   yes  no     no    no     login login
publication    | chooser:choose chooser:choose_results  | yes   yes  yes    yes   no     login login
publication    | chooser:chosen chooser:chosen_multiple | yes   yes  yes    yes   no     login login
publication    | chooser:create                         | yes   yes  no     no    no     login login

draft          | names new of                           | POST  POST POST   POST  POST   login login
draft          | people                                 | yes   yes  no     no    no     login login

import         | list index_results add identifiers     | yes   yes no     no    no     login login
import         | inspect progress undo file             | yes   yes no     no    no     login login
import         | keywords                               | yes   yes no     no    no     login login
import         | decide confirm discard again           | POST  POST no     no    no     login login
import         | ask_discard                            | yes   yes no     no    no     login login
import         | take_back restore                      | POST  POST no     no    no     login login
import         | give_topics                            | POST  POST no     no    no     login login

removal        | list doubles                           | yes   yes  no     no    no     login login
removal        | merge merge_with                       | yes   yes  no     no    no     login login
removal        | take_back apart                        | POST  POST no     no    no     login login
removal        | doubles_people                         | yes   no   no     no    no     login login
removal        | merge_people merge_with_person         | yes   no   no     no    no     login login
removal        | take_back_person apart_people          | POST  no   no     no    no     login login

names          | list rejected                          | yes   yes no     no    no     login login
names          | decide take_back                       | POST  POST no     no    no     login login

style          | list list_results add edit             | yes   no   no     no    no     login login
style          | delete usage                           | yes   no   no     no    no     login login
style          | history history_results                | yes   no   no     no    no     login login
style          | chooser:choose chooser:choose_results  | no    no   no     no    no     login login
style          | chooser:chosen chooser:chosen_multiple | no    no   no     no    no     login login
style          | chooser:create                         | no    no   no     no    no     login login

group          | list list_results                      | yes   no   yes    yes   no     login login
group          | edit usage history history_results     | yes   no   yes    no    no     login login
group          | revisions_revert                       | yes   no   yes    no    no     login login
group          | revisions_compare                      | yes   no   yes    no    no     login login
group          | add delete                             | yes   no   no     no    no     login login
group          | reorder                                | POST  no   no     no    no     login login
group          | chooser:choose chooser:choose_results  | yes   no   yes    yes   no     login login
group          | chooser:chosen chooser:chosen_multiple | yes   no   yes    yes   no     login login
group          | chooser:create                         | yes   no   no     no    no     login login

to add         | people works                           | yes   yes  yes    yes   no     login login

membership     | list list_results add                  | yes   no   yes    yes   no     login login
membership     | edit delete usage                      | yes   no   yes    no    no     login login
membership     | history history_results                | yes   no   yes    no    no     login login
membership     | reorder                                | POST  no   no     no    no     login login
membership     | chooser:choose chooser:choose_results  | no    no   no     no    no     login login
membership     | chooser:chosen chooser:chosen_multiple | no    no   no     no    no     login login
membership     | chooser:create                         | no    no   no     no    no     login login

staff          | list move leave hand_over              | yes   no   no     no    no     login login
staff          | new_member new_group account link      | yes   no   no     no    no     login login
staff          | take_back                              | POST  no   no     no    no     login login
staff          | people_table                           | yes   no   no     no    no     login login
staff          | people_download                        | yes   no   no     no    no     login login
staff          | people_template portraits              | yes   no   no     no    no     login login
staff          | people_table_take_back                 | POST  no   no     no    no     login login

personal data: own    | erase                           | yes   no   no     no    no     login login
personal data: own    | export                          | yes   no   no     no    yes    login login
personal data: other  | erase export                    | yes   no   no     no    no     login login
personal data: own    | erased                          | POST  no   no     no    no     login login
personal data: other  | erased                          | POST  no   no     no    no     login login
personal data         | leavers                         | yes   no   no     no    no     login login

to mend        | report report_results                  | yes   yes  yes    yes   yes    login login
to mend        | find                                   | yes   yes  yes    yes   yes    login login
to mend: late         | records records_results         | yes   no   yes    yes   no     login login
to mend: openings     | records records_results         | yes   no   yes    yes   no     login login
to mend: contacts     | records records_results         | yes   no   yes    yes   no     login login
to mend: accounts     | records records_results         | yes   no   no     no    no     login login
to mend: own-works    | records records_results         | no    no   no     no    yes    login login
to mend: pictures     | records records_results         | yes   no   yes    yes   yes    login login
to mend: links        | records records_results         | yes   yes  yes    yes   yes    login login
to mend: translations | records records_results         | yes   no   yes    yes   no     login login
to mend: outdated-translations | records records_results | yes  no   yes    yes   no     login login
to mend: untouched    | records records_results         | yes   no   yes    yes   no     login login

report         | list write from_list file print save   | yes   yes  yes    yes   yes    login login
report         | delete from_listing                    | yes   yes  no     no    no     login login

guide          | own page                               | yes   yes  yes    yes   yes    login login

account        | add edit                               | yes   no   no     no    no     login login
account role   | index index_results add edit           | yes   no   no     no    no     login login
log            | log log_results locks identities       | yes   no   no     no    no     login login
log            | lift remove_identity                   | POST  no   no     no    no     login login

menu           | list list_results add                  | yes   no   no     no    no     login login
menu           | edit delete usage                      | yes   no   no     no    no     login login
menu           | history history_results                | yes   no   no     no    no     login login
menu           | chooser:choose chooser:choose_results  | no    no   no     no    no     login login
menu           | chooser:chosen chooser:chosen_multiple | no    no   no     no    no     login login
menu           | chooser:create                         | no    no   no     no    no     login login

page           | explore_root search search_results     | yes   no   yes    yes   no     login login
page           | type_use type_use_results              | yes   no   yes    yes   no     login login
page           | choose_parent                          | yes   yes  yes    yes   yes    login login
page: group    | explore explore_results                | yes   no   yes    yes   no     login login
page: group    | edit preview_on_edit view_draft usage  | yes   no   yes    no    no     login login
page: group    | add preview_on_add add_subpage         | yes   no   yes    no    no     login login
page: group    | move copy unpublish set_privacy        | yes   no   yes    no    no     login login
page: group    | submit_page_translation                | yes   no   yes    no    no     login login
page: group    | history history_results                | yes   no   yes    no    no     login login
page: group    | workflow_history                       | yes   no   yes    no    no     login login
page: group    | revisions_index                        | yes   yes  yes    yes   yes    login login
page: group    | revisions_view revisions_revert        | yes   no   yes    no    no     login login
page: group    | revisions_compare                      | yes   no   yes    no    no     login login
page: group    | delete                                 | yes   no   no     no    no     login login
page: group    | move_confirm                           | yes   yes  yes    yes   yes    login login
page: group    | lock unlock set_page_position          | POST  POST POST   POST  POST   login login
page: under it | explore explore_results                | yes   no   yes    yes   no     login login
page: under it | edit preview_on_edit view_draft usage  | yes   no   yes    no    no     login login
page: under it | add preview_on_add add_subpage         | yes   no   yes    no    no     login login
page: under it | move copy unpublish set_privacy        | yes   no   yes    no    no     login login
page: under it | submit_page_translation                | yes   no   yes    no    no     login login
page: under it | history history_results                | yes   no   yes    no    no     login login
page: under it | workflow_history                       | yes   no   yes    no    no     login login
page: under it | revisions_index                        | yes   yes  yes    yes   yes    login login
page: under it | revisions_view revisions_revert        | yes   no   yes    no    no     login login
page: under it | revisions_compare delete               | yes   no   yes    no    no     login login
page: under it | move_confirm                           | yes   yes  yes    yes   yes    login login
page: under it | lock unlock set_page_position          | POST  POST POST   POST  POST   login login
page: site     | explore explore_results                | yes   no   yes    yes   no     login login
page: site     | edit preview_on_edit view_draft usage  | yes   no   no     no    no     login login
page: site     | add preview_on_add add_subpage         | yes   no   no     no    no     login login
page: site     | move copy unpublish set_privacy        | yes   no   no     no    no     login login
page: site     | submit_page_translation                | yes   no   no     no    no     login login
page: site     | history history_results                | yes   no   no     no    no     login login
page: site     | workflow_history                       | yes   no   no     no    no     login login
page: site     | revisions_index                        | yes   yes  yes    yes   yes    login login
page: site     | revisions_view revisions_revert        | yes   no   no     no    no     login login
page: site     | revisions_compare delete               | yes   no   no     no    no     login login
page: site     | move_confirm                           | yes   yes  yes    yes   yes    login login
page: site     | lock unlock set_page_position          | POST  POST POST   POST  POST   login login
page: index    | explore explore_results                | yes   no   yes    yes   no     login login
page: index    | add preview_on_add add_subpage         | yes   no   yes    yes   no     login login
page: index    | edit preview_on_edit view_draft usage  | yes   no   no     no    no     login login
page: index    | move copy unpublish set_privacy        | yes   no   no     no    no     login login
page: index    | submit_page_translation                | yes   no   no     no    no     login login
page: index    | history history_results                | yes   no   no     no    no     login login
page: index    | workflow_history                       | yes   no   no     no    no     login login
page: index    | revisions_index                        | yes   yes  yes    yes   yes    login login
page: index    | revisions_view revisions_revert        | yes   no   no     no    no     login login
page: index    | revisions_compare delete               | yes   no   no     no    no     login login
page: index    | move_confirm                           | yes   yes  yes    yes   yes    login login
page: index    | lock unlock set_page_position          | POST  POST POST   POST  POST   login login
page: news     | explore explore_results                | yes   no   yes    yes   no     login login
page: news     | edit preview_on_edit view_draft usage  | yes   no   yes    no    no     login login
page: news     | add add_subpage unpublish              | no    no   no     no    no     login login
page: news     | preview_on_add                         | no    no   no     no    no     login login
page: news     | move copy delete                       | yes   no   yes    no    no     login login
page: news     | set_privacy                            | yes   no   no     no    no     login login
page: news     | submit_page_translation                | yes   no   yes    no    no     login login
page: news     | history history_results                | yes   no   yes    no    no     login login
page: news     | workflow_history                       | yes   no   yes    no    no     login login
page: news     | revisions_index                        | yes   yes  yes    yes   yes    login login
page: news     | revisions_view revisions_revert        | yes   no   yes    no    no     login login
page: news     | revisions_compare                      | yes   no   yes    no    no     login login
page: news     | move_confirm                           | yes   yes  yes    yes   yes    login login
page: news     | lock unlock set_page_position          | POST  POST POST   POST  POST   login login
page: opening  | explore explore_results                | yes   no   yes    yes   no     login login
page: opening  | edit preview_on_edit view_draft usage  | yes   no   no     no    no     login login
page: opening  | add preview_on_add add_subpage         | no    no   no     no    no     login login
page: opening  | move copy unpublish set_privacy        | yes   no   no     no    no     login login
page: opening  | submit_page_translation                | yes   no   no     no    no     login login
page: opening  | history history_results                | yes   no   no     no    no     login login
page: opening  | workflow_history                       | yes   no   no     no    no     login login
page: opening  | revisions_index                        | yes   yes  yes    yes   yes    login login
page: opening  | revisions_view revisions_revert        | yes   no   no     no    no     login login
page: opening  | revisions_compare delete               | yes   no   no     no    no     login login
page: opening  | move_confirm                           | yes   yes  yes    yes   yes    login login
page: opening  | lock unlock set_page_position          | POST  POST POST   POST  POST   login login
"""


def expected() -> dict[str, dict[tuple[str, str], str]]:
    """Return the table by role, then by what is visited and view."""
    lines = [line.split("|") for line in _TABLE.strip().splitlines() if line]
    assert tuple(lines[0][2].split()) == ROLES
    table: dict[str, dict[tuple[str, str], str]] = {role: {} for role in ROLES}
    for what, views, answers in lines[1:]:
        for view in views.split():
            for role, answer in zip(ROLES, answers.split(), strict=True):
                assert (what.strip(), view) not in table[role], f"{what} {view} stands there twice"
                table[role][what.strip(), view] = answer
    return table
