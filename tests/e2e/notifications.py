# notifications.py
#
# SPDX-License-Identifier: GPL-3.0-or-later

"""The notifications of a desktop: takes what programs send, and answers as the person who clicks on one."""

import threading

from accessible import Gio, GLib

INTERFACE = 'org.freedesktop.Notifications'
PATH = '/org/freedesktop/Notifications'
XML = f"""<node><interface name="{INTERFACE}">
<method name="GetCapabilities"><arg type="as" direction="out"/></method>
<method name="GetServerInformation"><arg type="s" direction="out"/><arg type="s" direction="out"/><arg type="s" direction="out"/>
<arg type="s" direction="out"/></method>
<method name="CloseNotification"><arg type="u" direction="in"/></method>
<method name="Notify"><arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="s" direction="in"/><arg type="s" direction="in"/>
<arg type="s" direction="in"/><arg type="as" direction="in"/><arg type="a{{sv}}" direction="in"/><arg type="i" direction="in"/>
<arg type="u" direction="out"/></method>
<signal name="ActionInvoked"><arg type="u"/><arg type="s"/></signal>
</interface></node>"""


class Notifications(threading.Thread):
    """What is sent is in texts: title and body of each."""

    def __init__(self):
        super().__init__(daemon=True)
        self.texts = []
        self.senders = []
        self.ready = threading.Event()
        self.loop = None
        self.connection = None
        self.start()
        self.ready.wait()

    def run(self):
        context = GLib.MainContext()
        context.push_thread_default()
        self.loop = GLib.MainLoop.new(context, False)
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        address = Gio.dbus_address_get_for_bus_sync(Gio.BusType.SESSION, None)
        self.connection = Gio.DBusConnection.new_for_address_sync(address, flags, None, None)
        self.connection.register_object(PATH, Gio.DBusNodeInfo.new_for_xml(XML).interfaces[0], self.called)
        self.connection.call_sync('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus', 'RequestName',
                                  GLib.Variant('(su)', (INTERFACE, 0)), None, Gio.DBusCallFlags.NONE, 15000, None)
        self.ready.set()
        self.loop.run()
        self.connection.close_sync(None)

    def called(self, connection, sender, path, interface, method, parameters, invocation):
        answers = {'GetCapabilities': ('(as)', (['actions', 'body'],)), 'GetServerInformation': ('(ssss)', ('test', 'test', '1', '1.2'))}
        if method == 'Notify':
            _, _, _, title, body, *_ = parameters.unpack()
            self.texts.append((title, body))
            self.senders.append(sender)
            invocation.return_value(GLib.Variant('(u)', (len(self.texts),)))
        else:
            invocation.return_value(GLib.Variant(*answers[method]) if method in answers else None)

    def click(self):
        """Clicks on the newest one."""
        self.connection.emit_signal(self.senders[-1], PATH, INTERFACE, 'ActionInvoked', GLib.Variant('(us)', (len(self.texts), 'default')))

    def end(self):
        self.loop.quit()
        self.join()


__all__ = ['Notifications']
