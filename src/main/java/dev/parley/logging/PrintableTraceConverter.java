package dev.parley.logging;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.config.plugins.Plugin;
import org.apache.logging.log4j.core.pattern.ConverterKeys;
import org.apache.logging.log4j.core.pattern.LogEventPatternConverter;
import org.apache.logging.log4j.core.pattern.PatternConverter;
import org.jspecify.annotations.Nullable;

/**
 * {@code %printableTrace}: the stack trace of an exception as Java prints it, with each message in one line of printable
 * characters, since it may quote untrusted text.
 */
@Plugin(name = "printableTrace", category = PatternConverter.CATEGORY)
@ConverterKeys("printableTrace")
public final class PrintableTraceConverter extends LogEventPatternConverter {
    private PrintableTraceConverter() {
        super("printableTrace", "printableTrace");
    }

    /** Called by Log4j. */
    public static PrintableTraceConverter newInstance(String @Nullable [] options) {
        return new PrintableTraceConverter();
    }

    /** Otherwise Log4j would append its own stack trace. */
    @Override
    public boolean handlesThrowable() {
        return true;
    }

    @Override
    public void format(LogEvent event, StringBuilder text) {
        Throwable thrown = event.getThrown();
        if (thrown != null) {
            new Trace(text).append(thrown, "", "", new StackTraceElement[0]);
        }
    }

    private record Trace(StringBuilder text, Set<Throwable> printed) {
        Trace(StringBuilder text) {
            this(text, Collections.newSetFromMap(new IdentityHashMap<>()));
        }

        void append(Throwable thrown, String indent, String caption, StackTraceElement[] around) {
            text.append(indent).append(caption);
            int from = text.length();
            text.append(thrown);
            PrintableConverter.cut(text, from);
            Printable.escape(text, from);
            text.append('\n');
            if (!printed.add(thrown)) {
                return;
            }
            StackTraceElement[] frames = thrown.getStackTrace();
            int own = frames.length - inCommon(frames, around);
            for (int frame = 0; frame < own; frame++) {
                text.append(indent).append("\tat ").append(frames[frame]).append('\n');
            }
            if (own < frames.length) {
                text.append(indent).append("\t... ").append(frames.length - own).append(" more\n");
            }
            for (Throwable suppressed : thrown.getSuppressed()) {
                append(suppressed, indent + "\t", "Suppressed: ", frames);
            }
            if (thrown.getCause() != null) {
                append(thrown.getCause(), indent, "Caused by: ", frames);
            }
        }

        private static int inCommon(StackTraceElement[] frames, StackTraceElement[] around) {
            int common = 0;
            while (common < Math.min(frames.length, around.length)
                    && frames[frames.length - 1 - common].equals(around[around.length - 1 - common])) {
                common++;
            }
            return common;
        }
    }
}
