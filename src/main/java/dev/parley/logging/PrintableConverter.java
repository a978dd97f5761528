package dev.parley.logging;

import java.util.List;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.plugins.Plugin;
import org.apache.logging.log4j.core.layout.PatternLayout;
import org.apache.logging.log4j.core.pattern.ConverterKeys;
import org.apache.logging.log4j.core.pattern.LogEventPatternConverter;
import org.apache.logging.log4j.core.pattern.PatternConverter;
import org.apache.logging.log4j.core.pattern.PatternFormatter;

/**
 * {@code %printable{pattern}}: the result of the pattern in one line of printable characters, truncated if it is very long.
 */
@Plugin(name = "printable", category = PatternConverter.CATEGORY)
@ConverterKeys("printable")
public final class PrintableConverter extends LogEventPatternConverter {
    /** More than Parley's own messages need, and small enough for messages that quote callers. */
    static final int MAX_CHARACTERS = 16 * 1024;

    private final List<PatternFormatter> formatters;

    private PrintableConverter(List<PatternFormatter> formatters) {
        super("printable", "printable");
        this.formatters = List.copyOf(formatters);
    }

    /** Called by Log4j with the text in the braces. */
    public static PrintableConverter newInstance(Configuration configuration, String[] options) {
        if (options.length != 1) {
            throw new IllegalArgumentException("%printable has one pattern in braces, as in %printable{%m}.");
        }
        return new PrintableConverter(
                PatternLayout.createPatternParser(configuration).parse(options[0]));
    }

    @Override
    public void format(LogEvent event, StringBuilder line) {
        int from = line.length();
        for (PatternFormatter formatter : formatters) {
            formatter.format(event, line);
        }
        cut(line, from);
        Printable.escape(line, from);
    }

    static void cut(StringBuilder line, int from) {
        int more = line.length() - from - MAX_CHARACTERS;
        if (more > 0) {
            line.setLength(from + MAX_CHARACTERS);
            line.append("… and ").append(more).append(" characters more");
        }
    }
}
