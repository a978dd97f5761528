package dev.parley.reference;

import static java.util.stream.Collectors.joining;

import dev.parley.twilio.OperationDirectory;
import dev.parley.twilio.operation.OperationUsage.Field;
import dev.parley.twilio.operation.OperationUsage.Form;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The generated part of {@code docs/twilio-api.md}, with each operation. The text above it is written by hand. */
final class ReferenceDocument {
    static final String BEGINNING = "<!-- Made from the code from here on: see ReferenceTest. -->\n";

    private final OperationDirectory vocabulary = new OperationDirectory();
    private final Set<String> names = vocabulary.names();
    private final StringBuilder text = new StringBuilder(BEGINNING);

    String text() {
        List<Chapter> chapters = Chapters.of(names);
        contents(chapters);
        for (Chapter chapter : chapters) {
            text.append("\n## ").append(chapter.title()).append('\n');
            chapter.resources().forEach(this::resource);
        }
        return text.toString();
    }

    private void contents(List<Chapter> chapters) {
        text.append("\n## Operations\n\n");
        for (Chapter chapter : chapters) {
            text.append("- ").append(link(chapter.title(), chapter.title())).append('\n');
            for (Resource resource : chapter.resources()) {
                String verbs = told(resource).stream()
                        .map(name -> link(name.substring(name.lastIndexOf('/') + 1), name))
                        .collect(joining(", "));
                text.append("  - ")
                        .append(link("`" + resource.path() + "`", resource.path()))
                        .append(": ")
                        .append(verbs)
                        .append('\n');
            }
        }
    }

    /** Returns a link with GitHub's anchor of a heading. */
    private static String link(String words, String heading) {
        String anchor =
                heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 -]", "").replace(' ', '-');
        return "[" + words + "](#" + anchor + ")";
    }

    /** Returns the operations of a resource, without those that are the same for a service. */
    private List<String> told(Resource resource) {
        return Chapters.operations(resource, names).stream()
                .filter(name -> twin(name).isEmpty() || Chapters.account(name).equals(name))
                .toList();
    }

    /** Returns the same operation of a service; empty if it differs. */
    private String twin(String name) {
        String account = Chapters.account(name);
        String service = "services/" + account;
        if (!names.contains(account)
                || !names.contains(service)
                || !Chapters.account(service).equals(account)) {
            return "";
        }
        Set<Object> beyond = inputs(service);
        beyond.removeAll(inputs(account));
        return beyond.size() == 1 && beyond.toString().contains("chatServiceSid") ? service : "";
    }

    // The library has an enum for each; their constants are the same, but not in the same order.
    private Set<Object> inputs(String name) {
        Set<Object> inputs = new HashSet<>();
        vocabulary
                .usage(name)
                .inputs()
                .forEach(input -> inputs.add(List.of(
                        input.name(),
                        input.wireName(),
                        input.place(),
                        input.required(),
                        input.shape().kind(),
                        input.shape().many(),
                        Set.copyOf(input.shape().allowed()))));
        return inputs;
    }

    private void resource(Resource resource) {
        List<String> told = told(resource);
        text.append("\n### ").append(resource.path()).append("\n\n");
        text.append("[Twilio's page](").append(resource.page()).append(").\n\n");
        results(told);
        told.forEach(this::operation);
    }

    /** Describes each type of result once, with its operations. */
    private void results(List<String> told) {
        Map<List<Field>, List<String>> givers = new LinkedHashMap<>();
        for (String name : told) {
            givers.computeIfAbsent(vocabulary.usage(name).result().fields(), fields -> new ArrayList<>())
                    .add(name);
        }
        givers.forEach((fields, operations) -> {
            text.append("Answers: ").append(forms(operations));
            text.append(fields.isEmpty() ? ".\n\n" : ", with these members" + more(operations.get(0)) + ":\n\n");
            text.append(fields.isEmpty() ? "" : Entry.fields(fields));
        });
    }

    private String forms(List<String> operations) {
        Map<Form, List<String>> verbs = new EnumMap<>(Form.class);
        for (String name : operations) {
            verbs.computeIfAbsent(vocabulary.usage(name).result().form(), form -> new ArrayList<>())
                    .add("`" + name.substring(name.lastIndexOf('/') + 1) + "`");
        }
        return verbs.entrySet().stream()
                .map(entry -> noun(entry.getKey()) + " from " + String.join(", ", entry.getValue()))
                .collect(joining("; "));
    }

    private static String noun(Form form) {
        return switch (form) {
            case MAP -> "a map";
            case LIST_OF_MAPS -> "a list of maps";
            case EMPTY_MAP -> "an empty map";
        };
    }

    private String more(String name) {
        if (twin(name).isEmpty()) {
            return "";
        }
        List<Field> more = new ArrayList<>(vocabulary.usage(twin(name)).result().fields());
        List<String> here = vocabulary.usage(name).result().fields().stream()
                .map(Field::name)
                .toList();
        more.removeIf(field -> here.contains(field.name()));
        return more.isEmpty()
                ? ""
                : " (and of a service "
                        + more.stream().map(field -> "`" + field.name() + "`").collect(joining(", "))
                        + ")";
    }

    private void operation(String name) {
        Entry entry = new Entry(vocabulary.usage(name));
        text.append("#### ").append(name).append("\n\n").append(Entry.sentence(name));
        if (!twin(name).isEmpty()) {
            text.append(" The same for one service: `").append(twin(name)).append("`, with `chatServiceSid` besides.");
        }
        text.append("\n\n").append(entry.inputs()).append(entry.example()).append('\n');
    }
}
