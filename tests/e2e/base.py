# base.py
#
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the end-to-end tests share: a demo panel in a process of its own, a keyring, a Ptero that is taken down after the test."""

import os
import shutil
import subprocess
import tempfile
import unittest

from driver import App, wait


class DemoPanel:
    """ptero-demo-panel, told what to do through its standard input."""

    def __init__(self, *arguments):
        self.process = subprocess.Popen([os.environ['PTERO_DEMO_PANEL'], *arguments], text=True, bufsize=1,
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.facts = {}
        while 'ready' not in self.facts:
            line = self.process.stdout.readline()
            if not line:
                raise AssertionError('the demo panel did not start')
            word, _, rest = line.strip().partition(' ')
            self.facts[word] = rest

    def __getattr__(self, name):
        try:
            return self.facts[name.replace('_', '-')]
        except KeyError:
            raise AttributeError(name) from None

    def tell(self, *words):
        """Gives a command and answers with what came back."""
        print(*words, file=self.process.stdin)
        lines = []
        while True:
            line = self.process.stdout.readline().rstrip('\n')
            if line == 'ok' or line.startswith('ok '):
                return line[3:] if not lines else lines
            if line.startswith('error') or not line:
                raise AssertionError(f'{words}: {line}')
            lines.append(line)

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

    def setUp(self):
        self.home = os.environ['HOME']
        for folder in ('.config', '.local', '.cache'):
            shutil.rmtree(os.path.join(self.home, folder), ignore_errors=True)
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
        self.addCleanup(panel.end)
        return panel

    def start(self, *arguments, **more):
        env = dict(GSETTINGS_BACKEND='keyfile', **more.pop('env', {}))
        self.app = App(*arguments, env=env, **more)
        self.addCleanup(self.app.kill)
        self.app.start()
        return self.app

    def tearDown(self):
        if self.app is None or self.app.process is None:
            return
        outcome = getattr(self._outcome, 'result', None)
        failed = outcome is not None and any(test is self for test, _ in outcome.failures + outcome.errors)
        if failed and 'PTERO_E2E_PICTURES' in os.environ:
            self.app.screenshot(os.path.join(os.environ['PTERO_E2E_PICTURES'], f'{self.id()}.png'))
        if self.app.process.poll() is None and not failed:
            self.assertEqual(self.app.stop(), 0, self.app.read_log())
        for word in ('CRITICAL', 'WARNING'):
            self.assertNotIn(word, self.app.read_log())

    def add_panel(self, address, key, application_key=None, name=None):
        """Adds a panel through the dialog, from its first step to the last."""
        raise NotImplementedError

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
    test.addCleanup(shutil.rmtree, folder, ignore_errors=True)
    return folder


__all__ = ['App', 'DemoPanel', 'PteroTest', 'temporary_folder', 'wait']
