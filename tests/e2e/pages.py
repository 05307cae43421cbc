# pages.py
#
# SPDX-License-Identifier: GPL-3.0-or-later

"""For tests of the pages of a server or a panel: the part that is in front, the rows of its table, the dialogs over it."""

import json
import os
import re
import subprocess
import sys
import time
import urllib.parse
import urllib.request

from driver import NotFound, children, extents, find_all, has, name_of, search, shown, text_of, wait

from base import PteroTest


class PagesTest(PteroTest):
    kind = 'PteroListPane'  # of the part that is looked at unless another one is named

    def start_with(self, key, *arguments, size=None):
        """Starts Ptero with one panel, Northwind, and waits for its servers."""
        self.panel = self.demo(*arguments)
        self.know_panel(self.panel.address, getattr(self.panel, key), 'Northwind')
        self.start()
        if size is not None:
            self.app.resize(*size)
        self.app.label(r'running$', 30)

    def open_server(self, name):
        """Opens the tab of a server. A row may move under the pointer, so it is tried as often as it takes."""
        def look():
            self.app.click(self.row_of(name), repeat=2)
            try:
                return self.app.label('^Identifier$', 4)
            except NotFound:
                return None
        wait(look, 30, f'the tab of {name!r}')

    def find_server(self, name, panel=None):
        """The identifier of the first server of that name, among the first thirteen of a panel."""
        servers = [line.split(' ', 2) for line in (panel or self.panel).tell('list', '13').split('\t')]
        return next(uuid for uuid, _, its_name in servers if its_name == name)

    def call(self, route, data=None, method=None, place=(), **query):
        """Answers with what the panel says of the server to somebody with the administrator's key."""
        panel, server = place or (self.panel, self.server)
        address = f'{panel.address}/api/client/servers/{server}/{route}?{urllib.parse.urlencode(query)}'
        headers = {'Authorization': f'Bearer {panel.admin}', 'Accept': 'application/json',
                   'Content-Type': 'text/plain' if isinstance(data, bytes) else 'application/json'}
        if data is not None and not isinstance(data, bytes):
            data = json.dumps(data).encode()
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(urllib.request.Request(address, data, headers, method=method)) as answer:
            return answer.read()

    def ask(self, route, data=None, **more):
        """The same, where the answer is JSON."""
        return json.loads(self.call(route, data, **more))

    # what is in front

    def front(self, kind=None):
        """The part of that class that is in front in the window. What is behind keeps its size, so points are asked."""
        kind = kind or self.kind

        def look():
            frame = children(self.app.root)[0]
            box = extents(frame)
            for there in frame.get_at_points([(box.width * 2 // 3, y) for y in range(box.height * 2 // 3, 100, -20)]):  # not every row answers
                part = there.within(kind)
                if part is not None:
                    return part
            self.app.find_all('filler', kind)  # only what somebody has seen answers
            return None
        return wait(look, what=f'a {kind} in front')

    def lifted(self, timeout=30):
        """Waits until a part is in front again, after a state of the server took its place."""
        def look():
            try:
                return self.front()
            except NotFound:
                return None
        wait(look, timeout, 'the state of the server to be over')

    def says(self, pattern, kind=None, timeout=15):
        """Waits for a text of the part in front."""
        def look():
            return next((node for node in search(self.front(kind), pattern=pattern) if extents(node).height > 0), None)
        return name_of(wait(look, timeout, f'{pattern!r} in the {kind or self.kind}'))

    def section(self, title, kind=None):
        """Brings a section of the page of the server to the front."""
        def toggle():
            lists = [node for node in self.app.find_all('filler', 'PteroSectionList') if extents(node).width > 0]
            found = find_all(lists[-1], 'push button', title)
            return found[0] if found else None
        def chosen():  # the list is another one where it became known what may be seen
            button = toggle()
            if button and not has(button, 'PRESSED') and not has(button, 'CHECKED'):
                self.app.do(button)
            return button and (has(toggle(), 'PRESSED') or has(toggle(), 'CHECKED'))
        wait(chosen, what=f'{title!r} to be chosen')
        return self.front(kind)

    # its table

    def rows(self):
        """The texts of the rows of the table in front."""
        return [[name_of(label) for label in find_all(row, 'label')] for row in self.table_rows()]

    def table_rows(self):
        return shown(row for view in find_all(self.front(), 'list', 'GtkColumnListView') for row in children(view))

    def title(self, column):
        """The title of a column of the table in front."""
        return wait(lambda: [label for label in find_all(self.front(), 'label', column)
                             if name_of(label.get_parent().get_parent()) == 'GtkColumnViewTitle'], what=f'the column {column!r}')[0]

    def row_with(self, *texts, timeout=15):
        """Waits for a row that has all of the texts."""
        def look():
            for row in self.table_rows():
                names = [name_of(label) for label in find_all(row, 'label')]
                if all(text in names for text in texts):
                    return row
            return None
        return wait(look, timeout, f'a row with {texts}')

    def row_texts(self, text):
        return next((row for row in self.rows() if text in row), [])

    def no_row_with(self, text, timeout=15):
        wait(lambda: not any(text in row for row in self.rows()), timeout, f'{text!r} to go')

    def choose(self, text):
        """Selects the row with that text alone. It may move under the pointer, so it is tried as often as it takes."""
        def chosen():
            row = self.row_with(text)
            self.app.click(find_all(self.show(row, row.get_parent()), 'label', text)[0])
            return has(self.row_with(text), 'SELECTED')
        wait(chosen, what=f'{text!r} to be selected')

    def use(self, verb, timeout=15):
        """Presses a button of the part in front."""
        self.app.do(wait(lambda: next(self.app.search_buttons(verb, self.front()), None), timeout, f'a sensitive button {verb!r}'))

    def refuses(self, verb, reason):
        """The button of the part in front cannot be pressed, and says why."""
        def look():
            buttons = [button for button in find_all(self.front(), 'push button', pattern=f'(^|[^ ]+ ){verb}$') if extents(button).width > 0]
            return buttons and not any(has(button, 'SENSITIVE') for button in buttons) and \
                any(reason in (button.get_description() or '') for button in buttons)
        wait(look, what=f'{verb!r} to be refused with {reason!r}')

    # dialogs

    def dialog(self, title=None):
        """The dialog in front, once it is there."""
        def look():
            frames = list(children(self.app.root))
            return frames[-1] if len(frames) > 1 and title in (None, name_of(frames[-1])) else None
        return wait(look, what=f'the dialog {title!r}')

    def dialog_says(self, pattern):
        """Waits for a text of the dialog in front."""
        return name_of(wait(lambda: find_all(self.dialog(), pattern=pattern), what=f'{pattern!r} in the dialog')[0])

    def dialog_shows(self, pattern):
        """Waits for a text that is shown to be read and copied in the dialog in front."""
        def look():
            texts = [text_of(node) for node in find_all(self.dialog(), 'text')]
            return next((text for text in texts if re.search(pattern, text)), None)
        return wait(look, what=f'{pattern!r} in a text of the dialog')

    def closed(self, timeout=15):
        wait(lambda: len(list(children(self.app.root))) == 1, timeout, 'the dialogs to close')

    def value(self, name):
        """What is written in the entry of that name of the dialog in front."""
        def look():
            return [entry for entry in find_all(self.dialog(), 'text', name) if extents(entry).width > 0]
        return text_of(wait(look, what=f'the entry {name!r}')[-1])

    def toggle(self, name):
        """Turns the switch of that name of the dialog in front."""
        self.app.do(wait(lambda: find_all(self.dialog(), 'check box', f'{name} {name}'), what=f'the switch {name!r}')[0], 'toggle')

    def complains(self, name, pattern):
        """Waits until what is wrong in the field of that name of the dialog in front is said of it."""
        def look():
            return any(re.search(pattern, field.get_description() or '')
                       for field in find_all(self.dialog(), pattern=f'^{re.escape(name)}( |$)'))
        wait(look, what=f'{pattern!r} of {name!r}')

    def type_name(self, name, verb='Delete'):
        """Agrees to what has to be confirmed by typing a name."""
        self.assertEqual(self.app.buttons(verb, self.dialog()), [])
        self.fill('Name', name[:-1])
        self.assertEqual(self.app.buttons(verb, self.dialog()), [])
        self.fill('Name', name)
        self.send(verb)

    def pick(self, button, item):
        """Opens the menu of a button of the window in front and picks an item."""
        def shown():
            return [node for node in find_all(self.app.front(), 'push button', button) if extents(node).width > 0]
        self.pick_from(lambda: wait(shown, what=f'the button {button!r}')[0], item)

    def pick_from(self, find_button, item):
        """Opens the menu of a button and picks an item. A menu or a dialog that goes may take the first click, so it is tried again."""
        def opened():
            self.app.click(find_button())
            try:
                return self.app.menu_item(item, timeout=3)
            except NotFound:
                return None
        self.app.do(wait(opened, 30, f'the menu with {item!r}'))

    def choose_from(self, name, item):
        """Chooses one of several in the row of that name of the window in front, with the keys."""
        def row():
            return wait(lambda: find_all(self.app.front(), 'combo box', name), what=f'the choice {name!r}')[0]

        def choices():
            return [name_of(label) for popover in find_all(row(), name='GtkPopover') for label in find_all(popover, 'label')
                    if extents(label).height > 0]

        def look():
            if not choices():
                self.app.click(row())
            index = wait(choices, 3, f'the choices for {name!r}').index(item)
            self.app.key('Home', *['Down'] * index, 'Return')  # what opens is a window of its own, whose place is not told
            return wait(lambda: not choices() and find_all(row(), 'label', item), 3, f'{item!r} to be chosen')
        wait(look, what=f'{item!r} to be chosen for {name!r}')

    def show(self, node, part):
        """Turns the wheel over a part until something of it can be seen."""
        def seen():
            box, place = extents(node), extents(part)
            if place.y <= box.y and box.y + box.height <= place.y + place.height:
                return True
            self.app.click(part, button=5 if box.y > place.y else 4, dy=.05)
            return False
        wait(seen, what='the wheel to turn far enough')
        return node

    def send(self, verb):
        """Presses a button of the dialog in front, which closes it and all below."""
        self.app.press(verb, within=self.dialog())
        self.closed()

    def discard(self):
        """Closes the dialog in front without what was filled in."""
        self.app.press('Cancel', within=self.dialog())
        self.app.press('Discard')
        self.closed()

    def switch(self, name):
        """Turns a switch or a check box of the dialog in front the other way."""
        self.app.toggle(wait(lambda: next(search(self.dialog(), 'check box', None, f'^{re.escape(name)}( |$)'), None), what=f'the switch {name!r}'))

    def choose_file(self, path, verb):
        """Writes a path into a file chooser and agrees."""
        def look():
            found = [node for node in find_all(self.app.front(), 'text') if extents(node).width > 0 and has(node, 'EDITABLE')]
            return found[-1] if found else None
        self.dialog()
        self.app.key('ctrl+l')
        self.app.set_text(wait(look, what='the entry of the file chooser'), path)
        time.sleep(.5)  # it looks whether there is such a file
        self.app.press(verb)

    def spin(self, name):
        """The number of that name of the dialog in front."""
        return wait(lambda: next(search(self.dialog(), 'spin button', None, f'^{name}( |$)'), None), what=f'the number {name!r}')

    def set_number(self, name, value):
        """Sets a number of the dialog in front, which may be scrolled out of sight."""
        self.spin(name).set_value(value)

    def type_number(self, name, value):
        """Types a number of the dialog in front, which is in sight, without leaving its row."""
        self.app.click(self.spin(name), repeat=2, dx=.15)
        self.app.key('ctrl+a')
        self.app.type(str(value))

    def dialog_row(self, text):
        """Where a text is in the table of the dialog in front."""
        def look():
            for view in find_all(self.dialog(), name='GtkColumnListView'):
                for row in children(view):
                    labels = find_all(row, 'label', text) if extents(row).height > 0 else []
                    if labels:
                        return labels[0]
            return None
        return wait(look, what=f'{text!r} in a table of the dialog')

    def use_menu(self, text, item):
        """Picks an item of the menu of the row with that text."""
        self.choose(text)
        self.app.click(find_all(self.row_with(text), 'label', text)[0], button=3)
        self.app.do(self.app.menu_item(item))

    def read_clipboard(self):
        """What another program pastes."""
        reader = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'clipboard_reader.py')
        return subprocess.run([sys.executable, '-W', 'ignore', reader], capture_output=True, text=True, timeout=30, check=True).stdout

    # panels

    def start_admin(self, *page, key='admin', servers=5, flavour='pterodactyl'):
        """Opens a page of the administration with an account key of an administrator or with an application key."""
        self.panel = self.demo('--servers', str(servers), '--flavour', flavour)
        self.know_panel(self.panel.address, getattr(self.panel, key), 'Northwind', flavour)
        self.start()
        self.open_page('Administration', *page)

    def sidebar_row(self, title):
        return wait(lambda: [row for row in find_all(self.app.find('list', 'Pages'), 'list item', pattern=f'^{title}(,|$)')
                             if extents(row).width > 0], what=f'{title!r} in the sidebar')[-1]

    def open_page(self, *titles):
        """Opens a page of the panel through the sidebar."""
        for title in ('Northwind', *titles[:-1]):
            toggle = find_all(self.sidebar_row(title), 'push button', pattern='^Show Pages of ')[0]
            if not has(toggle, 'PRESSED') and not has(toggle, 'CHECKED'):
                self.app.do(toggle)

        self.choose_page(titles[-1])

    def choose_page(self, title):
        """Chooses a row of the sidebar. Rows are put in their places as others unfold, so it is tried as often as it takes."""
        def chosen():
            self.app.click(self.sidebar_row(title))
            return has(self.sidebar_row(title), 'SELECTED')
        wait(chosen, what=f'{title!r} to be chosen')

    def panel_menu(self, item, title='Northwind'):
        """Picks an item of the menu of a panel in the sidebar."""
        def look():  # a row may be put in its place just now
            self.app.click(self.sidebar_row(title), button=3)
            try:
                return self.app.menu_item(item, timeout=3)
            except NotFound:
                return self.app.key('Escape')
        self.app.do(wait(look, what=f'{item!r} in the menu of {title!r}'))

    def tab(self, title, kind=None):
        """Brings a part of a page to the front by its title."""
        def chosen():
            tab = find_all(self.front('PteroParts'), 'page tab', title)[0]
            self.app.click(tab)
            return has(tab, 'SELECTED') or has(tab, 'CHECKED') or has(tab, 'PRESSED')
        wait(chosen, what=f'the tab {title!r}')
        return self.front(kind)

__all__ = ['PagesTest', 'find_all', 'name_of', 'wait']
