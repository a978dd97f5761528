package dev.parley.sandbox.flow;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import liqp.Template;
import liqp.TemplateParser;
import liqp.filters.Filter;
import liqp.parser.Flavor;
import org.jspecify.annotations.Nullable;

/**
 * A text with Liquid in it, which Studio fills with the values of an execution. What has no value is empty.
 *
 * <p>Bounded: a template reads nothing but the execution's values, no file either, and neither it nor what comes of it is
 * larger than 64 KiB. Studio allows a loop fifteen turns; here all loops of a template have as many as two loops within each
 * other could have there. Left out: keys with a hyphen that are not in brackets; {@code "now"} is the machine's own time.
 *
 * @see <a href="https://www.twilio.com/docs/studio/user-guide/liquid-template-language">Twilio: Liquid</a>
 */
final class Liquid {
    static final int MAX_CHARACTERS = 64 << 10;

    private static final int MAX_TURNS = 15 * 15;

    private final String text;
    /** Absent where there is nothing to fill in, which is most of the time, and spares the parser. */
    private final @Nullable Template template;

    private Liquid(String text, @Nullable Template template) {
        this.text = text;
        this.template = template;
    }

    /**
     * Reads a template.
     *
     * @throws IllegalArgumentException if it is none; the message says why
     */
    static Liquid of(String text) {
        if (!text.contains("{{") && !text.contains("{%")) {
            return new Liquid(text, null);
        }
        try {
            Template template = LiquidParser.PARSER.parse(text);
            checkFilters(template);
            return new Liquid(text, template);
        } catch (RuntimeException | StackOverflowError e) {
            throw new IllegalArgumentException("is no Liquid: " + firstLine(e), e);
        }
    }

    /** Finds filters that nobody knows, which liqp looks for when it fills in a text; so one is filled in with nothing. */
    private static void checkFilters(Template template) {
        try {
            template.render(Map.of());
        } catch (RuntimeException e) {
            if (firstLine(e).contains("no filter available")) {
                throw e;
            }
            // Whatever else fails may do so only because there is nothing to fill in.
        }
    }

    /**
     * Returns the text with values in it.
     *
     * @throws WidgetFailure if it grows too large, or cannot be worked out
     */
    String in(Map<String, Object> context) {
        if (template == null) {
            return text;
        }
        try {
            return template.render(context);
        } catch (RuntimeException | StackOverflowError e) {
            throw new WidgetFailure("\"" + WidgetTurn.brief(text) + "\" cannot be worked out: " + firstLine(e));
        }
    }

    private static String firstLine(Throwable failure) {
        return WidgetTurn.brief(
                String.valueOf(failure.getMessage()).lines().findFirst().orElse(""));
    }

    @Override
    public String toString() {
        return text;
    }

    /** Made when the first template is read: it takes a tenth of a second, which most sandboxes never need. */
    private static final class LiquidParser {
        static final TemplateParser PARSER = parser();

        private static TemplateParser parser() {
            TemplateParser.Builder builder = new TemplateParser.Builder()
                    .withFlavor(Flavor.LIQUID)
                    .withLocale(Locale.ROOT)
                    .withMaxIterations(MAX_TURNS)
                    .withMaxTemplateSizeBytes(MAX_CHARACTERS)
                    .withMaxSizeRenderedString(MAX_CHARACTERS)
                    .withNameResolver(name -> {
                        throw new IllegalArgumentException("a flow includes nothing");
                    });
            Flavor.LIQUID
                    .getFilters()
                    .values()
                    .forEach(filter -> builder.withFilter(new BoundedFilter(filter.name, filter)));
            // What liqp calls json is to_json in Studio.
            builder.withFilter(
                    new BoundedFilter("to_json", Flavor.LIQUID.getFilters().get("json")));
            return builder.build();
        }
    }

    /** A filter that makes nothing out of proportion: a few appends in a row could fill the memory. */
    private static final class BoundedFilter extends Filter {
        /** These can multiply what they are given; all others only add to it. */
        private static final List<String> MULTIPLYING = List.of("replace", "join");

        private final Filter filter;

        BoundedFilter(String name, Filter filter) {
            super(name);
            this.filter = filter;
        }

        @Override
        public @Nullable Object apply(@Nullable Object value, liqp.TemplateContext context, Object... params) {
            long input = size(value);
            long given = Stream.of(params).mapToLong(BoundedFilter::size).sum();
            long most = MULTIPLYING.contains(name) ? Math.max(1, input) * Math.max(1, given) : input + given;
            if (input + given > 2L * MAX_CHARACTERS || most > MAX_CHARACTERS * 64L) {
                throw new IllegalArgumentException("it grows larger than " + MAX_CHARACTERS + " characters");
            }
            return filter.apply(value, context, params);
        }

        private static long size(@Nullable Object value) {
            return value instanceof CharSequence || value instanceof Object[] || value instanceof List
                    ? ExecutionContext.size(Objects.requireNonNull(value))
                    : 0;
        }
    }
}
