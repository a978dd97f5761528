package dev.parley.cli;

import java.time.Duration;
import java.util.regex.Pattern;
import org.apache.camel.util.TimeUtils;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** An age: {@code 90s}, {@code 30m}, {@code 1h30m}, {@code 2d}. */
record Age(String written, Duration duration) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,6}[smhd])+");

    static final class Reader implements ITypeConverter<Age> {
        @Override
        public Age convert(String written) {
            if (!FORM.matcher(written).matches()) {
                throw new TypeConversionException(
                        "\"" + written + "\" is not an age: expected one such as 30m, 12h or 2d.");
            }
            return new Age(written, Duration.ofMillis(TimeUtils.toMilliSeconds(written)));
        }
    }
}
