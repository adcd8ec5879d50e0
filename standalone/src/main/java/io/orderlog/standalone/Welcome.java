package io.orderlog.standalone;

import java.util.Locale;

/** What somebody reads who has just started the system. */
final class Welcome {

  private Welcome() {}

  static String text(StandaloneSettings settings, Standalone standalone) {
    return String.format(Locale.ROOT, """

        Orderlog is running, its data is in %s

          Commands  %s
          Queries   %s
        %s
        Try this in another terminal:

          curl -i '%s/orders' -H 'Content-Type: application/json' -d \\
            '{"customerId":"c-1","currency":"EUR","lines":[{"sku":"mug","quantity":2,"unitPrice":"9.95"}]}'

        Ctrl-C stops it.""", settings.broker().data().toAbsolutePath().normalize(),
        standalone.commandSide().url(), standalone.querySide().url(),
        standalone.simulators().map(each -> "  Payments  " + each.url()
            + " (a simulated provider; " + settings.whoTakesParcels() + ")\n").orElse("")
            + settings.whoTakesMails(standalone.simulators().map(each -> each.url())),
        standalone.commandSide().url());
  }
}
