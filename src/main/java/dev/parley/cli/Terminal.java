package dev.parley.cli;

import java.io.Console;
import java.util.Locale;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The terminal of the user who typed the command, if there is one. */
@SuppressWarnings("SystemConsoleNull") // bin/parley uses the old console, which is null without a terminal
class Terminal {
    /** Whether the user agrees. */
    enum Consent {
        YES,
        NO,
        /** A script, for example. */
        NO_TERMINAL
    }

    /** Returns the terminal's width in characters; unlimited without a terminal. */
    int width() {
        return System.console() == null
                ? Integer.MAX_VALUE
                : new UsageMessageSpec().autoWidth(true).width();
    }

    Consent confirm(String question) {
        Console console = System.console();
        if (console == null) {
            return Consent.NO_TERMINAL;
        }
        String answer = console.readLine("%s [y/N] ", question);
        boolean yes = answer != null && answer.strip().toLowerCase(Locale.ROOT).matches("y|yes");
        return yes ? Consent.YES : Consent.NO;
    }
}
