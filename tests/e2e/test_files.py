# test_files.py
#
# SPDX-License-Identifier: GPL-3.0-or-later

"""Files: new folder, new file, rename, copy, permissions, delete: Changes.test_names · archive, extract, fetch: Changes.test_archives ·
move, cut, copy, paste, replace: Changes.test_places · edit, difference: Changes.test_edit,
Changes.test_decide, Changes.test_unsaved, Changes.test_narrow · line: Changes.test_go_to_line · other application: Changes.test_open_with ·
bookmarks: Changes.test_bookmark · selection: Changes.test_check_boxes · upload, skip, replace, download:
Transfers.test_transfers · folders, several: Changes.test_folders · missing permission: Guest · right taken away: Loser ·
daemon down: Changes.test_daemon_down (drag: test_file_drag.py)"""

import os
import re
import unittest
import urllib.error

from driver import NotFound, children, extents, has, text_of
from pages import find_all, name_of, wait
from server import ServerTest

from base import temporary_folder


LETTERS = {
    'Bookmark This Folder': 'b', 'Remove the Bookmark': 'r',
    'Extract…': 'x', 'Fetch from an Address…': 'a', 'Make a Copy': 'y', 'New File…': 'i', 'New Folder…': 'f', 'Rename…': 'r',
    'Open With…': 'w', 'Upload Files…': 'u', 'Upload Folder…': 'f',
}


class Files(ServerTest):
    kind = 'PteroFileBrowser'

    def begin(self):
        super().begin()
        self.app.resize(1200, 1000)  # so that all files are seen at once: who is scrolled away is not there for the tests

    def setUp(self):
        super().setUp()
        self.section('Files')
        self.app.do(self.path_buttons()[0])
        self.is_in('Files')

    # what somebody else does on the server

    def write(self, path, text):
        self.call('files/write', text.encode(), file=path)

    def write_own(self, name, text):
        """Writes a file that goes with the test, so that the list stays as short as it is."""
        self.write('/' + name, text)
        self.addCleanup(self.call, 'files/delete', {'root': '/', 'files': [name]})
        self.app.key('F5')
        self.row_with(name)

    def read(self, path):
        return self.call('files/contents', file=path).decode()

    def read_if_there(self, path):
        try:
            return self.read(path)
        except urllib.error.HTTPError:
            return None

    # what a person does

    def open(self, name):
        """Opens a file or a folder by a double click."""
        row = self.row_with(name)
        self.app.click(find_all(self.show(row, row.get_parent()), 'label', name)[0], repeat=2)

    def enter(self, name):
        """Opens a folder. A row may move under the pointer, so it is tried as often as it takes."""
        def look():
            self.open(name)
            try:
                self.is_in(name, 4)
            except NotFound:
                return False
            return True
        wait(look, 30, f'the folder {name!r}')

    def is_in(self, name, timeout=15):
        """Waits until the folder of that name is the one that is shown."""
        wait(lambda: [name_of(label) for button in self.path_buttons()[-1:] for label in find_all(button, 'label')][:1] == [name], timeout,
             f'the folder {name!r}')

    def path_buttons(self):
        """The buttons of the folders that are open, the first of which is that of all files."""
        def look():
            return [button for bar in find_all(self.front(), 'filler', 'PteroPathBar')
                    for button in find_all(bar, 'push button') if extents(button).width > 0]
        return wait(look, what='the path')

    def use_menu(self, name, verb):
        """Picks an item of the menu of a file."""
        self.choose(name)
        self.app.click(find_all(self.row_with(name), 'label', name)[0], button=3)
        self.take(verb)

    def use_new(self, verb, menu='New'):
        """Picks an item of the menu of a button. A dialog that went may take the first click, so it is tried again."""
        def opened():
            self.app.click(wait(lambda: self.app.buttons(menu, self.front()), what=f'the button {menu!r}')[0])
            try:
                return self.take(verb, 3)
            except NotFound:
                return False
        wait(opened, 30, f'the menu {menu!r}')

    def take(self, verb, timeout=15):
        """Picks an item of the open menu by its letter, which closes the menu."""
        self.app.menu_item(verb, timeout=timeout)
        self.app.key(LETTERS[verb])
        return True

    def create_folder(self, name):
        self.use_new('New Folder…')
        self.dialog('New Folder')
        self.fill('Name', name)
        self.send('Create')
        self.row_with(name)


class Changes(Files):
    def test_names(self):
        """A folder and a file are made, renamed, copied, given other permissions and deleted."""
        self.row_with('server.jar')
        self.use_new('New Folder…')
        self.dialog('New Folder')
        self.fill('Name', 'a/b')
        self.app.press('Create', within=self.dialog())
        self.dialog_says('^A name has no /')
        self.fill('Name', 'stuff')
        self.send('Create')
        self.row_with('stuff')
        self.enter('stuff')
        self.says('^Empty Folder$')
        self.use_new('New File…')
        self.dialog('New File')
        self.fill('Name', 'notes.txt')
        self.send('Create')
        self.row_with('notes.txt')

        self.use_menu('notes.txt', 'Rename…')
        self.dialog('Rename')
        self.assertEqual(self.value('Name'), 'notes.txt')
        self.fill('Name', 'to do.txt')
        self.send('Rename')
        self.no_row_with('notes.txt')
        self.use_menu('to do.txt', 'Make a Copy')
        self.row_with('to do copy.txt')
        self.use_menu('to do copy.txt', 'Rename…')
        self.fill('Name', 'to do.txt')
        self.app.press('Rename', within=self.dialog())
        self.dialog_says('(?i)exists|refused|daemon|machine')
        self.app.press('Cancel', within=self.dialog())
        self.app.press('Discard')
        self.closed()

        self.choose('to do copy.txt')
        self.use('Permissions…')
        self.dialog('Permissions of to do copy.txt')
        self.fill('As a Number', '9')
        self.app.press('Change', within=self.dialog())
        self.dialog_says('^At least 3 characters')
        self.fill('As a Number', '750')
        self.send('Change')
        self.row_with('to do copy.txt', '-rwxr-x---')

        self.choose('to do copy.txt')
        self.use('Delete…')
        self.send('Delete')
        self.no_row_with('to do copy.txt')
        self.row_with('to do.txt')

    def test_archives(self):
        """A folder is packed, deleted and brought back; a file is fetched from an address, a private one is refused."""
        self.enter('plugins')
        self.choose('WorldEdit')
        self.use('Archive')

        def archive():
            return next((text for row in self.rows() for text in row if text.startswith('archive-')), None)
        name = wait(archive, what='the archive')
        self.choose('WorldEdit')
        self.use('Delete…')
        self.send('Delete')
        self.no_row_with('WorldEdit')
        self.use_menu(name, 'Extract…')
        self.send('Extract')
        self.row_with('WorldEdit')
        self.assertIn('max-blocks-changed', self.read('/plugins/WorldEdit/config.yml'))

        self.use_new('Fetch from an Address…')
        self.dialog('Fetch from an Address')
        self.fill('Address', 'ftp://example.org/map.jar')
        self.app.press('Fetch', within=self.dialog())
        self.dialog_says('^An address that begins with https://')
        self.fill('Address', 'https://example.org/map.jar?token=secret')
        self.send('Fetch')
        self.row_with('map.jar')
        self.use_new('Fetch from an Address…')
        self.fill('Address', 'http://127.0.0.1/inside.jar')
        self.send('Fetch')
        self.app.toast('^Fetch from an Address: ')
        self.no_row_with('inside.jar')
        self.assertNotIn('secret', self.app.read_log())

    def test_places(self):
        """Something is moved to a folder that is picked, cut and pasted, and copied to where it is already."""
        self.choose('eula.txt')
        self.use('Move To…')
        picker = self.dialog('Move eula.txt')
        self.assertEqual(self.app.buttons('Move Here', picker), [])
        self.app.key('ctrl+l')
        self.app.type('/plugins')
        self.app.key('Return')
        wait(lambda: self.app.buttons('Move Here', picker), what='the folder to be opened')
        self.app.press('New Folder', within=picker)
        self.dialog('New Folder')
        self.fill('Name', 'kept')
        self.app.press('Create', within=self.dialog('New Folder'))
        self.app.press('Move Here', within=self.dialog('Move eula.txt'))
        self.closed()
        self.no_row_with('eula.txt')
        self.assertIn('eula=true', self.read('/plugins/kept/eula.txt'))

        self.choose('ops.json')
        self.app.key('ctrl+x')
        self.app.key('Home')
        self.enter('config')
        self.app.key('ctrl+v')
        self.row_with('ops.json')
        self.choose('ops.json')
        self.app.key('ctrl+c')
        self.app.key('alt+Up')
        self.is_in('Files')
        self.no_row_with('ops.json')
        self.app.key('ctrl+v')
        self.row_with('ops.json')
        self.write('/ops.json', 'mine')
        self.app.key('ctrl+v')
        self.dialog('File Conflict')
        self.send('Replace')
        wait(lambda: 'Notch' in (self.read_if_there('/ops.json') or ''), what='the file to be replaced')

    def editor(self):
        """The window in front, once it shows a text."""
        def look():
            return [node for node in find_all(self.app.front(), 'text', 'Text of the file') if extents(node).height > 100]
        return wait(look, what='an editor')[0]

    def edit(self, name, text):
        self.open(name)
        view = self.editor()
        self.app.click(view)
        self.app.key('ctrl+End')
        self.app.type(text)
        wait(lambda: text in text_of(view), what='the text in the editor')
        return view

    def test_edit(self):
        """A file is edited and saved; what was changed on the server meanwhile is shown and not overwritten unasked."""
        self.enter('config')
        self.edit('paper-global.yml', 'mine: 1')
        self.app.press('Save', within=self.app.front())
        wait(lambda: 'mine: 1' in self.read('/config/paper-global.yml'), what='the file to be saved')

        self.write('/config/paper-global.yml', 'theirs: 2\n')
        self.app.key('ctrl+End')
        self.app.type('more: 3')
        self.app.press('Save', within=self.app.front())
        self.app.label('(?i)changed on the server')
        wait(lambda: any('theirs: 2' in text_of(node) for node in find_all(self.app.front(), 'text')), what='the difference')
        self.assertEqual(self.read('/config/paper-global.yml'), 'theirs: 2\n')
        self.app.press('Overwrite…', within=self.app.front())
        self.app.press('Overwrite')
        self.closed()
        wait(lambda: 'more: 3' in self.read('/config/paper-global.yml'), what='the file to be overwritten')
        self.assertNotIn('theirs', self.read('/config/paper-global.yml'))
        self.app.key('alt+Left')
        self.row_with('paper-global.yml')

    def test_decide(self):
        """Of what differs one is kept and one is taken, and only then it is saved."""
        self.write_own('a decide.txt', 'one\ntwo\nthree\n')
        self.edit('a decide.txt', 'mine')
        self.write('/a decide.txt', 'theirs\ntwo\nthree\n')
        self.app.key('ctrl+s')
        self.app.label('^can be saved when 2 differences are decided$')
        self.app.press('Take Theirs')
        self.app.label('^can be saved when 1 difference is decided$')
        self.assertEqual(self.read('/a decide.txt'), 'theirs\ntwo\nthree\n')
        self.app.press('Keep Mine')
        self.app.label('^All is decided: it can be saved$')
        self.app.press('Save')
        wait(lambda: self.read('/a decide.txt') == 'theirs\ntwo\nthree\nmine', what='what was decided')
        self.app.key('alt+Left')
        self.row_with('a decide.txt')

    def test_unsaved(self):
        """What is not saved is asked about where the editor is left, and where its tab is closed."""
        self.write_own('a unsaved.txt', 'one\n')
        self.edit('a unsaved.txt', 'two')
        for key in ('alt+Left', 'ctrl+w'):
            self.app.key(key)
            self.app.label('^What you changed in “a unsaved.txt” is not saved.$')
            self.app.press('Cancel')
            self.closed()
            self.assertIn('two', text_of(self.editor()))
        self.app.key('alt+Left')
        self.app.press('Save', within=self.dialog())
        self.closed()
        wait(lambda: self.read('/a unsaved.txt') == 'one\ntwo', what='the file to be saved')
        self.row_with('a unsaved.txt')

    def test_own_window(self):
        """What is not saved in a window of its own is asked about where the program is quit from there, and where the main window is."""
        self.write_own('a window.txt', 'one\n')
        self.choose('a window.txt')
        self.app.key('shift+Return')
        wait(lambda: len(list(children(self.app.root))) == 2, what='another window')
        self.app.click(self.editor())
        self.app.key('ctrl+End')
        self.app.type('two')
        self.app.key('ctrl+q')
        self.app.label('^What you changed in “a window.txt” is not saved.$')
        self.app.press('Cancel')
        wait(lambda: len(list(children(self.app.root))) == 2, what='the question to close')
        self.assertIn('two', text_of(self.editor()))
        self.app.key('ctrl+w')
        self.app.press('Save', within=self.dialog())
        self.closed()
        wait(lambda: self.read('/a window.txt') == 'one\ntwo', what='the file to be saved')

    def test_bookmark(self):
        """A folder is bookmarked, and gone to from elsewhere."""
        def open_bookmarks():
            self.app.click(wait(lambda: self.app.buttons('Bookmarks', self.front()), what='the button')[0])
        self.enter('plugins')
        open_bookmarks()
        self.take('Bookmark This Folder')
        self.app.do(self.path_buttons()[0])
        self.is_in('Files')
        open_bookmarks()
        self.app.menu_item('/plugins')
        self.app.key('Down', 'Return')
        self.is_in('plugins')
        open_bookmarks()
        self.take('Remove the Bookmark')
        open_bookmarks()
        self.app.menu_item('Bookmark This Folder')
        self.app.key('Escape')
        self.app.do(self.path_buttons()[0])
        self.is_in('Files')
        open_bookmarks()
        self.take('Bookmark This Folder')
        open_bookmarks()
        self.app.menu_item('Files')  # the top is called as the path bar calls it
        self.take('Remove the Bookmark')

    def test_narrow(self):
        """A window with an open editor becomes narrow in one go, also where two texts are compared."""
        self.write_own('a narrow.txt', 'one\ntwo\n')
        self.edit('a narrow.txt', 'mine')
        self.addCleanup(self.app.resize, 1200, 1000)
        self.app.resize(400, 700)
        self.assertLessEqual(extents(children(self.app.root)[0]).width, 400)
        self.app.resize(1200, 1000)
        self.write('/a narrow.txt', 'theirs\ntwo\n')
        self.app.key('ctrl+s')
        self.app.label('^can be saved when 2 differences are decided$')
        self.app.resize(400, 700)
        self.assertLessEqual(extents(children(self.app.root)[0]).width, 400)
        self.app.resize(1200, 1000)
        self.app.press('Reload Theirs')
        self.app.key('alt+Left')
        self.row_with('a narrow.txt')

    def test_go_to_line(self):
        """The cursor goes to a line that is asked for."""
        self.write_own('a lines.txt', ''.join(f'line {number}\n' for number in range(1, 101)))
        self.open('a lines.txt')
        self.app.click(self.editor())
        self.app.key('ctrl+i')
        self.app.find('text', 'Go to line')
        self.app.type('42')
        self.app.key('Return')
        self.app.label('^Line 42, Column 1$')
        self.app.key('alt+Left')
        self.row_with('a lines.txt')

    def test_open_with(self):
        """A file is opened in an application of this computer, and uploaded when that saves it."""
        folder = os.path.join(os.environ['HOME'], '.local', 'share', 'applications')
        script = os.path.join(temporary_folder(self), 'append.sh')
        os.makedirs(folder, exist_ok=True)
        with open(script, 'w') as file:
            file.write('sleep 1\necho appended >> "$1"\n')
        with open(os.path.join(folder, 'ptero-test.desktop'), 'w') as file:
            file.write(f'[Desktop Entry]\nType=Application\nName=Appender\nExec=sh {script} %f\nMimeType=text/plain;\n')
        self.write_own('a with.txt', 'one\n')
        self.use_menu('a with.txt', 'Open With…')
        self.dialog('Open With')
        self.app.click(self.app.find('label', 'Appender'))
        self.closed()
        wait(lambda: self.read('/a with.txt') == 'one\nappended\n', 30, 'what the application saved')

    def check_box(self, name):
        return find_all(self.row_with(name), 'check box')[0]

    def test_check_boxes(self):
        """Rows are selected by their check boxes, one after the other, and by the menu all of them; a row has a button for its menu."""
        self.choose('config')
        self.app.click(self.check_box('logs'))
        self.app.label('^2 of [0-9]+$')
        self.app.click(self.check_box('config'))
        self.app.label('^1 of [0-9]+$')
        self.assertTrue(has(self.check_box('logs'), 'CHECKED'))
        self.assertFalse(has(self.check_box('config'), 'CHECKED'))
        self.app.click(self.check_box('config'))
        self.app.label('^2 of [0-9]+$')
        self.use('Delete…')
        self.app.label('^Delete 2 Files and Folders[?]$')
        self.app.press('Cancel')
        self.closed()

        self.app.click(find_all(self.row_with('eula.txt'), 'push button', 'More')[0])
        self.app.menu_item('Rename…')
        self.app.key('Escape')
        self.app.label('^1 of [0-9]+$')

    def test_folders(self):
        """A folder is uploaded as it is, comes back with a file beside it, and both are deleted at once."""
        source = temporary_folder(self)
        os.makedirs(os.path.join(source, 'world', 'region', 'empty'))
        for path in ('level.txt', 'region/one.txt'):
            with open(os.path.join(source, 'world', path), 'w') as file:
                file.write(path)
        self.enter('config')
        self.use_new('Upload Folder…', 'Upload')
        self.choose_file(os.path.join(source, 'world'), 'Open')
        self.closed()
        self.row_with('world')
        wait(lambda: self.read_if_there('/config/world/region/one.txt') == 'region/one.txt', 30, 'the folder on the server')
        self.assertEqual(self.read('/config/world/level.txt'), 'level.txt')

        target = temporary_folder(self)
        self.choose('world')
        self.app.click(find_all(self.row_with('paper-global.yml'), 'label', 'paper-global.yml')[0], held='ctrl')
        self.use('Download…')
        self.choose_file(target, 'Open')
        self.closed()
        back = os.path.join(target, 'world', 'region', 'one.txt')
        wait(lambda: os.path.exists(back) and os.path.exists(os.path.join(target, 'paper-global.yml')), 60, 'the folder on this computer')
        with open(back) as file:
            self.assertEqual(file.read(), 'region/one.txt')
        names = [item['attributes']['name'] for item in self.ask('files/list', directory='/config')['data']]
        self.assertFalse([name for name in names if name.startswith('archive')], 'what the folder was packed in is removed')

        self.use('Delete…')
        self.send('Delete')
        self.no_row_with('world')
        self.no_row_with('paper-global.yml')

    def test_daemon_down(self):
        """While the daemon of the machine is down the page says so, what is asked is refused in words, and it goes on after."""
        self.row_with('server.jar')
        self.panel.tell('faults', 'daemon-down')
        self.app.key('F5')
        self.says('(?i)daemon|machine|node')
        self.row_with('server.jar')
        self.use_new('New Folder…')
        self.dialog('New Folder')
        self.fill('Name', 'patience')
        self.app.press('Create', within=self.dialog())
        self.dialog_says('(?i)daemon|machine|node')
        self.panel.tell('faults')
        self.send('Create')
        self.row_with('patience')


class Transfers(Files):
    def test_transfers(self):
        """A file of this computer is uploaded, one that is there is asked about, and it comes back as it was."""
        folder = temporary_folder(self)
        source = os.path.join(folder, 'for the server.txt')
        with open(source, 'w') as file:
            file.write('one\n')
        self.enter('config')
        self.use_new('Upload Files…', 'Upload')
        self.dialog()
        self.choose_file(source, 'Open')
        self.closed()
        self.row_with('for the server.txt')
        self.assertEqual(self.read('/config/for the server.txt'), 'one\n')

        with open(source, 'w') as file:
            file.write('one and two\n')
        for answer, expected in (('Skip', 'one\n'), ('Replace', 'one and two\n')):
            self.use_new('Upload Files…', 'Upload')
            self.dialog()
            self.choose_file(source, 'Open')
            self.dialog('File Conflict')
            self.send(answer)
            wait(lambda: self.read('/config/for the server.txt') == expected, what=f'what {answer!r} makes of it')

        target = os.path.join(folder, 'back again.txt')
        self.choose('for the server.txt')
        self.use('Download…')
        self.dialog()
        self.choose_file(target, 'Save')
        self.closed()
        wait(lambda: os.path.exists(target), what='the download')
        with open(target) as file:
            self.assertEqual(file.read(), 'one and two\n')
        self.app.click(self.sidebar_row('Jobs'))
        self.app.label('^0 running · 0 failed · 3 finished$')


class Guest(Files):
    key = 'user'

    def menu_items(self, name):
        """What of the menu of a file can be used."""
        self.choose(name)
        self.app.click(find_all(self.row_with(name), 'label', name)[0], button=3)
        self.app.menu_item('Rename…')
        items = [name_of(item) for item in self.app.find_all('menu item') if has(item, 'SENSITIVE') and extents(item).height > 0]
        self.app.key('Escape')
        return items

    def test_subuser(self):
        """What the account may not do is not offered; what it may do it does."""
        self.choose('eula.txt')
        self.app.find('push button', pattern='Download…$')
        for verb in ('Move To…', 'Permissions…', 'Archive', 'Delete…'):
            self.assertEqual(self.app.buttons(verb, self.front()), [], verb)
        self.assertNotEqual(self.app.buttons('Download…', self.front()), [])
        items = self.menu_items('eula.txt')
        self.assertIn('Make a Copy', items)
        for verb in ('Rename…', 'Move To…', 'Permissions…', 'Archive', 'Delete…'):
            self.assertNotIn(verb, items)
        self.app.key('Delete')
        self.create_folder('of a guest')


class Loser(Files):
    key = 'user'

    def test_right_taken_away(self):
        """A right that is taken away while the page is open is refused in words, and nothing that was filled in is lost."""
        self.row_with('eula.txt')
        guest = next(user['attributes'] for user in self.ask('users')['data']
                     if user['attributes']['username'] == 'alice')
        rights = [right for right in guest['permissions'] if right != 'file.create']
        self.use_new('New Folder…')
        self.dialog('New Folder')
        self.fill('Name', 'too late')
        self.call('users/' + guest['uuid'], {'email': guest['email'], 'permissions': rights})
        self.app.press('Create', within=self.dialog())
        self.dialog_says('^This key has no right to do this')
        self.assertEqual(self.value('Name'), 'too late')
        self.app.press('Cancel', within=self.dialog())
        self.app.press('Discard')
        self.closed()
        self.no_row_with('too late')


if __name__ == '__main__':
    unittest.main()
