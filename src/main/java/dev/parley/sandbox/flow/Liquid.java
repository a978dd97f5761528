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
 * A Liquid template, which Studio renders with the context of an execution. Missing values are empty.
 *
 * <p>Bounded: a template reads only the execution's context, no files, and neither it nor its output is larger than 64
 * KiB. Studio allows a loop fifteen turns; here all loops of a template have as many as two loops within each other
 * could have there. Left out: keys with a hyphen that are not in brackets; {@code "now"} is the machine's own time.
 *
 * @see <a href="https://www.twilio.com/docs/studio/user-guide/liquid-template-language">Twilio: Liquid</a>
 */
final class Liquid {
    static final int MAX_CHARACTERS = 64 << 10;

    private static final int MAX_TURNS = 15 * 15;

    private final String text;
    /** Absent for plain text, the most frequent case, which needs no parser. */
    private final @Nullable Template template;

    private Liquid(String text, @Nullable Template template) {
        this.text = text;
        this.template = template;
    }

    /**
     * Reads a template.
     *
     * @throws IllegalArgumentException if it is not valid Liquid; the message says why
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
            throw new IllegalArgumentException("is not valid Liquid: " + firstLine(e), e);
        }
    }

    /** Finds unknown filters, which liqp detects only on rendering; so it renders once with an empty context. */
    private static void checkFilters(Template template) {
        try {
            template.render(Map.of());
        } catch (RuntimeException e) {
            if (firstLine(e).contains("no filter available")) {
                throw e;
            }
            // Other failures may be due to the empty context.
        }
    }

    /**
     * Renders the template.
     *
     * @throws WidgetFailure if the output is too large, or it cannot be rendered
     */
    String in(Map<String, Object> context) {
        if (template == null) {
            return text;
        }
        try {
            return template.render(context);
        } catch (RuntimeException | StackOverflowError e) {
            throw new WidgetFailure("\"" + WidgetTurn.brief(text) + "\" cannot be rendered: " + firstLine(e));
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

    /** Created with the first template: it takes a tenth of a second, and most sandboxes never need it. */
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
                        throw new IllegalArgumentException("include is not supported");
                    });
            Flavor.LIQUID
                    .getFilters()
                    .values()
                    .forEach(filter -> builder.withFilter(new BoundedFilter(filter.name, filter)));
            // liqp's json is Studio's to_json.
            builder.withFilter(
                    new BoundedFilter("to_json", Flavor.LIQUID.getFilters().get("json")));
            return builder.build();
        }
    }

    /** A filter with bounded output: a few appends in a row could fill the memory. */
    private static final class BoundedFilter extends Filter {
        /** These can multiply their input; all others only add to it. */
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
                throw new IllegalArgumentException("the output is larger than " + MAX_CHARACTERS + " characters");
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
