# base.py
#
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the end-to-end tests share: a demo panel in a process of its own, a keyring, a Ptero that is taken down after the test."""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import urllib.request
import uuid

from driver import App, Gio, GLib, all_extents, children, extents, find_all, name_of, shown, wait

# GTK counts the buttons that are down for what is below the pointer. Where a menu takes the pointer over between press and release, or a window is
# dragged by its header bar, it counts the release for the menu, in plain windows as well: https://github.com/transmission/transmission/issues/7314
GRAB_WARNING = re.compile(r'Gtk-WARNING .*Broken accounting of active state for widget')

SECRET = re.compile(r'\b(ptlc|ptla|pacc|papp)_\w+')


def keep_key(panel, api, key):
    """Puts a key into the keyring, where Ptero looks for it."""
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)

    def call(path, interface, method, signature, *values):
        return bus.call_sync('org.freedesktop.secrets', path, f'org.freedesktop.Secret.{interface}', method,
                             GLib.Variant(signature, values), None, Gio.DBusCallFlags.NONE, -1).unpack()
    _, session = call('/org/freedesktop/secrets', 'Service', 'OpenSession', '(sv)', 'plain', GLib.Variant('s', ''))
    attributes = {'panel': panel, 'api': api, 'xdg:schema': 'com.example.Ptero.Key'}
    item = {'org.freedesktop.Secret.Item.Label': GLib.Variant('s', 'Ptero'),
            'org.freedesktop.Secret.Item.Attributes': GLib.Variant('a{ss}', attributes)}
    call('/org/freedesktop/secrets/collection/login', 'Collection', 'CreateItem', '(a{sv}(oayays)b)', item,
         (session, b'', key.encode(), 'text/plain'), True)


class DemoPanel:
    """ptero-demo-panel, told what to do through its standard input."""

    def __init__(self, *arguments):
        self.process = subprocess.Popen([os.environ['PTERO_DEMO_PANEL'], *arguments], text=True, bufsize=1,
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        print('refused', file=self.process.stdin)  # its answer ends the list of facts
        self.facts = {}
        for line in self.process.stdout:
            word, _, rest = line.strip().partition(' ')
            if word == 'ok':
                break
            self.facts[word] = rest
        if 'address' not in self.facts:
            raise AssertionError('the demo panel did not start')

    def __getattr__(self, name):
        try:
            return self.facts[name.replace('_', '-')]
        except KeyError:
            raise AttributeError(name) from None

    def tell(self, *words):
        """Gives a command and answers with what came back."""
        print(*words, file=self.process.stdin)
        word, _, rest = self.process.stdout.readline().rstrip('\n').partition(' ')
        if word != 'ok':
            raise AssertionError(f'{words}: {word} {rest}')
        return rest

    def ask(self, method, path, body=None, key='application'):
        """Does something behind the back of Ptero, as somebody else would on the website of the panel."""
        request = urllib.request.Request(self.address + path, method=method,
                                         data=None if body is None else json.dumps(body).encode(),
                                         headers={'Authorization': f'Bearer {getattr(self, key)}', 'Accept': 'application/json',
                                                  'Content-Type': 'application/json'})
        with urllib.request.urlopen(request, timeout=15) as answer:
            content = answer.read()
        return json.loads(content) if content else None

    def keys(self):
        return [value for value in self.facts.values() if value.startswith(('ptlc_', 'ptla_', 'pacc_', 'papp_'))]

    def end(self):
        self.process.kill()
        self.process.wait()
        self.process.stdin.close()
        self.process.stdout.close()


class PteroTest(unittest.TestCase):
    """A test with a home of its own, a keyring and, through start(), a Ptero."""

    keyring = True
    tolerated = ()   # what may be in a warning that is not Ptero's own

    def setUp(self):
        self.home = os.environ['HOME']
        for folder in ('.config', '.local', '.cache'):
            shutil.rmtree(os.path.join(self.home, folder), ignore_errors=True)
        self.log = os.path.join(self.home, 'ptero.log')
        open(self.log, 'w').close()
        os.makedirs(os.path.join(self.home, '.config', 'gtk-4.0'))
        with open(os.path.join(self.home, '.config', 'gtk-4.0', 'settings.ini'), 'w') as settings:
            settings.write('[Settings]\ngtk-font-name=Cantarell 11\ngtk-enable-animations=0\n')
        if self.keyring:
            self.start_keyring()
        self.app = None

    def start_keyring(self):
        control = os.path.join(os.environ['XDG_RUNTIME_DIR'], 'keyring')
        subprocess.run(['gnome-keyring-daemon', '--replace', '--unlock', '--components=secrets', f'--control-directory={control}'],
                       input='test', text=True, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def demo(self, *arguments):
        panel = DemoPanel(*arguments)
        self.keep(panel.end)
        return panel

    def keep(self, function, *arguments):
        """Calls function when what was started is no longer needed."""
        self.addCleanup(function, *arguments)

    def start(self, *arguments, **more):
        env = dict(GSETTINGS_BACKEND='keyfile', **more.pop('env', {}))
        self.app = App(*arguments, env=env, **more)
        self.keep(self.app.kill)
        self.app.start()
        return self.app

    def has_failed(self):
        outcome = getattr(self._outcome, 'result', None)
        return outcome is not None and any(getattr(test, 'test_case', test) is self for test, _ in outcome.failures + outcome.errors)

    def picture(self):
        """Keeps how it looks, if a folder for that is given."""
        if 'PTERO_E2E_PICTURES' in os.environ and self.app is not None:
            self.app.screenshot(os.path.join(os.environ['PTERO_E2E_PICTURES'], f'{self.id()}.png'))

    def report(self):
        """Keeps how it looks where a test failed, and writes what is in the windows, for who has no picture."""
        self.picture()
        if self.app is None or self.app.toasts is None:
            return
        try:
            for frame in children(self.app.root):
                texts = ' | '.join(name_of(label) for label in shown(find_all(frame, 'label')))
                print(f'{self.id()}: {name_of(frame)!r} shows {SECRET.sub("a key", texts)!r}', file=sys.stderr)
        except GLib.Error as error:
            print(f'{self.id()}: {error}', file=sys.stderr)
        print(f'{self.id()}: said in passing, and not asked for: {SECRET.sub("a key", str(self.app.toasts.texts))}', file=sys.stderr)

    def tearDown(self):
        if self.app is None or self.app.process is None:
            return
        if self.has_failed():
            self.report()
        elif self.app.process.poll() is None:
            self.assertEqual(self.app.stop(), 0, self.app.read_log())
        self.assert_no_complaint()

    def assert_no_complaint(self):
        """Ptero wrote no warning, but for what is GTK's own."""
        complaints = [line for line in self.app.read_log().splitlines()
                      if ('CRITICAL' in line or 'WARNING' in line) and not GRAB_WARNING.search(line)
                      and not any(text in line for text in self.tolerated)]
        self.assertEqual(complaints, [])

    def fill(self, name, text):
        """Writes into the entry of that name that is on screen, in the window in front."""
        def on_screen():
            entries = [entry for entry in find_all(self.app.front(), 'text', name) if extents(entry).width > 0]
            return entries[-1] if entries else None
        self.app.set_text(wait(on_screen, what=f'the entry {name!r}'), text)

    def add_panel(self, address, key, name=None):
        """Adds a panel through the dialog, from its first step to the last."""
        self.app.press('Add Panel…')
        self.fill('Address of the Panel', address)
        self.app.press('Next')
        self.fill('Application Key' if key.startswith('ptla_') else 'Account Key', key)
        self.app.press('Next')
        if name is not None:
            self.fill('Name', name)
        self.app.press('Add Panel')
        wait(lambda: not self.app.find_all('frame', 'Add Panel'), what='the dialog to close')

    def know_panel(self, address, key, name, flavour='pterodactyl'):
        """Has a panel in the list before Ptero starts, as one that was added in an earlier run: its key is in the keyring."""
        panel = str(uuid.uuid4())
        api = 'application' if key.startswith(('ptla_', 'papp_')) else 'account'
        keep_key(panel, api, key)
        folder = os.path.join(self.home, '.config', 'ptero')
        os.makedirs(folder, 0o700)
        with open(os.path.join(folder, 'panels.conf'), 'w') as panels:
            panels.write(f'[Panel {panel}]\nname={name}\naddress={address}\ncolor=0\nadmin-all=false\nflavour={flavour}\nsession-only=false\n'
                         f'has-account-key={"true" if api == "account" else "false"}\n'
                         f'has-application-key={"true" if api == "application" else "false"}\n\n[Ptero]\nversion=1\norder={panel};\n# End\n')

    def row_nodes(self):
        """The rows of the server list that are on screen, from top to bottom."""
        rows = children(self.app.find('list', 'GtkColumnListView'))
        places = sorted(zip(all_extents(rows), rows), key=lambda pair: pair[0].y)
        return [row for box, row in places if box.height > 0]

    def rows(self):
        """The texts of the rows of the server list that are on screen."""
        return [[name_of(label) for label in find_all(row, 'label')] for row in self.row_nodes()]

    def row_of(self, name):
        """The row of the server of that name, once it is on screen: where its name is."""
        def look():
            for row in self.row_nodes():
                labels = find_all(row, 'label', name)
                if labels:
                    return labels[0]
            return None
        return wait(look, what=f'the row of {name!r}')

    def assert_no_key_in(self, keys, *roots):
        """No key, and no secret half of one, is in any file below the roots."""
        for root in roots:
            for folder, _, files in os.walk(root):
                for file in files:
                    path = os.path.join(folder, file)
                    with open(path, 'rb') as stream:
                        content = stream.read()
                    for key in keys:
                        for part in (key, key[16:]):
                            self.assertNotIn(part.encode(), content, f'a key is in {os.path.relpath(path, root)}')


def temporary_folder(test):
    folder = tempfile.mkdtemp()
    test.keep(shutil.rmtree, folder, True)
    return folder


__all__ = ['App', 'DemoPanel', 'PteroTest', 'find_all', 'name_of', 'temporary_folder', 'wait']
