package dev.parley.cli;

import java.io.Console;
import java.util.Locale;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Whoever typed the command, if it was a person at a terminal. */
@SuppressWarnings(
        "SystemConsoleNull") // bin/parley keeps to the console of old, which is null where there is no terminal
class Terminal {
    /** Whether the person agrees. */
    enum Consent {
        YES,
        NO,
        /** A script, which cannot be asked. */
        NOBODY
    }

    /** Returns how many letters a line of the terminal holds; without a terminal there is no end to it. */
    int width() {
        return System.console() == null
                ? Integer.MAX_VALUE
                : new UsageMessageSpec().autoWidth(true).width();
    }

    Consent consents(String question) {
        Console console = System.console();
        if (console == null) {
            return Consent.NOBODY;
        }
        String answer = console.readLine("%s [y/N] ", question);
        boolean yes = answer != null && answer.strip().toLowerCase(Locale.ROOT).matches("y|yes");
        return yes ? Consent.YES : Consent.NO;
    }
}
