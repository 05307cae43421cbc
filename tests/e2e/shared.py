# shared.py
#
# SPDX-License-Identifier: GPL-3.0-or-later

"""For classes whose tests share one Ptero: starting it takes longer than most of what is done in it."""

from driver import children

from pages import PagesTest


class SharedTest(PagesTest):
    """What begin() starts stays for all tests of the class, until one fails: the next one begins anew."""

    shared = None   # what begin() made, for the tests of the class

    def begin(self):
        """Starts Ptero, with self.panel and whatever else the tests need."""
        raise NotImplementedError

    def setUp(self):
        cls = type(self)
        if cls.shared is None:
            cls.sharing = True
            try:
                super().setUp()
                self.begin()
                cls.shared = dict(vars(self))
            finally:
                cls.sharing = False
        else:
            for name, value in cls.shared.items():
                if not name.startswith('_'):
                    vars(self).setdefault(name, value)

    def addCleanup(self, function, /, *arguments, **more):
        cls = type(self)
        (cls.addClassCleanup if cls.sharing else super().addCleanup)(function, *arguments, **more)

    sharing = False

    def start(self, *arguments, **more):
        """Starts it for the other tests of the class, too."""
        cls = type(self)
        before, cls.sharing = cls.sharing, True
        try:
            return super().start(*arguments, **more)
        finally:
            cls.sharing = before

    def has_failed(self):
        outcome = getattr(self._outcome, 'result', None)
        return outcome is not None and any(test is self for test, _ in outcome.failures + outcome.errors)

    def tearDown(self):
        cls = type(self)
        if self.has_failed() or self.app.process.poll() is not None:
            super().tearDown()
            self.forget()
            return
        for word in ('CRITICAL', 'WARNING'):
            self.assertNotIn(word, self.app.read_log())
        left = [frame.get_name() for frame in list(children(self.app.root))[1:]]
        if left:
            self.forget()
        self.assertEqual(left, [], 'a dialog is left')
        cls.shared = dict(vars(self))
        cls.last = self

    @classmethod
    def forget(cls):
        cls.shared = None
        cls.doClassCleanups()

    @classmethod
    def tearDownClass(cls):
        """Closes Ptero as a person does; nothing of a key is left in any file."""
        if cls.shared is None:
            return
        test = cls.last
        test.assertEqual(test.app.stop(), 0, test.app.read_log())
        for word in ('CRITICAL', 'WARNING'):
            test.assertNotIn(word, test.app.read_log())
        test.assert_no_key_in(test.panel.keys(), test.home)
        cls.shared = None
        super().tearDownClass()


__all__ = ['SharedTest']
