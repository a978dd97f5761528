package dev.parley.reference;

import static java.util.stream.Collectors.joining;

import dev.parley.twilio.operation.OperationUsage;
import dev.parley.twilio.operation.OperationUsage.Field;
import dev.parley.twilio.operation.OperationUsage.Input;
import java.util.List;

/** The description of one operation, in Markdown. */
public record Entry(OperationUsage usage) {
    /** Returns what the operation does, as a sentence. */
    public static String sentence(String name) {
        return Sentences.of(name);
    }

    /** Returns the whole description. */
    public String whole() {
        Resource resource = Chapters.resource(usage.name());
        return "### " + usage.name() + "\n\n"
                + sentence(usage.name()) + "\n\n"
                + inputs()
                + result()
                + example() + "\n"
                + "Twilio's page: <" + resource.page() + ">\n";
    }

    /** Returns the parameters. */
    public String inputs() {
        if (usage.inputs().isEmpty()) {
            return "It takes no parameters.\n\n";
        }
        StringBuilder text = new StringBuilder("| parameter | type | goes as |\n| --- | --- | --- |\n");
        for (Input input : usage.inputs()) {
            text.append("| `%s`%s | %s | %s |\n"
                    .formatted(
                            input.name(),
                            input.required() ? " **required**" : "",
                            TypeNames.of(input),
                            TypeNames.place(input)));
        }
        text.append('\n');
        if (!usage.alternatives().isEmpty()) {
            text.append("One of these must be given as well: ")
                    .append(usage.alternatives().stream()
                            .map(names ->
                                    names.stream().map(name -> "`" + name + "`").collect(joining(" and ")))
                            .collect(joining("; ")))
                    .append(".\n\n");
        }
        usage.inputs().stream().filter(input -> !input.members().isEmpty()).forEach(input -> text.append(
                        "The JSON object in `")
                .append(input.name())
                .append("`:\n\n")
                .append(fields(input.members())));
        return text.toString();
    }

    private String result() {
        String form =
                "The message's body becomes " + TypeNames.of(usage.result().form()) + ".\n\n";
        return usage.result().fields().isEmpty()
                ? form
                : form + fields(usage.result().fields());
    }

    /** Returns the members of an object; empty if there are none. */
    public static String fields(List<Field> fields) {
        return fields.stream()
                .map(field -> "| `%s`%s | %s |\n"
                        .formatted(field.name(), field.required() ? " **required**" : "", TypeNames.of(field)))
                .collect(joining("", "| member | type |\n| --- | --- |\n", "\n"));
    }

    /** Returns a route's step that calls it. */
    public String example() {
        return "```yaml\n" + Examples.step(usage) + "```\n";
    }
}
