package dev.parley.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.openapi.OpenApiDocument;
import dev.parley.openapi.OpenApiOperation;
import dev.parley.openapi.OpenApiProduct;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Calls every operation of Twilio's documents that the sandbox has, with valid and invalid calls. A response is checked
 * against its schema; an invalid call must be refused with the shape of Twilio's errors.
 */
class EveryOperationTest {
    private static final String NOBODY = "00000000000000000000000000000bad";

    private static final Set<String> ERROR = Set.of("code", "message", "more_info", "status");

    /** Of the other two documents the sandbox has these; of Conversations it has all. */
    private static final Set<String> OTHERS = Set.of(
            "post /v2/Flows/{FlowSid}/Executions",
            "get /v2/Flows/{FlowSid}/Executions",
            "get /v2/Flows/{FlowSid}/Executions/{Sid}",
            "post /v2/Flows/{FlowSid}/Executions/{Sid}",
            "delete /v2/Flows/{FlowSid}/Executions/{Sid}",
            "get /v2/Flows/{FlowSid}/Executions/{ExecutionSid}/Context",
            "post /2010-04-01/Accounts/{AccountSid}/Messages.json",
            "get /2010-04-01/Accounts/{AccountSid}/Messages.json",
            "get /2010-04-01/Accounts/{AccountSid}/Messages/{Sid}.json",
            "get /2010-04-01/Accounts/{AccountSid}/Messages/{MessageSid}/Media.json",
            "get /2010-04-01/Accounts/{AccountSid}/Messages/{MessageSid}/Media/{Sid}.json",
            "delete /2010-04-01/Accounts/{AccountSid}/Messages/{MessageSid}/Media/{Sid}.json");

    @RegisterExtension
    final Bench bench = new Bench();

    private final Specimens specimens = new Specimens(bench);
    private final List<String> complaints = new ArrayList<>();

    @Test
    void answersWhatIsGoodAsTheDocumentSays() {
        for (OpenApiDocument document : documents()) {
            for (OpenApiOperation operation : operations(document)) {
                specimens.renew(operation.path());
                Bench.Reply answer = call(operation, specimens.path(operation.path()), specimens.form(operation));
                if (answer.status() > 299) {
                    complaints.add(operation + " was answered with " + answer.text());
                }
                complaints.addAll(AnswerCheck.complaints(operation, answer));
            }
        }

        assertEquals(List.of(), complaints);
    }

    @Test
    void leavesOutNoOperationOfConversations() {
        OpenApiDocument conversations = documents().get(0);

        assertEquals(103, operations(conversations).size());
        assertEquals(conversations.operations(), operations(conversations));
    }

    @Test
    void findsEveryOtherOperationInItsDocument() {
        List<String> found = documents().stream()
                .skip(1)
                .flatMap(document -> operations(document).stream())
                .map(OpenApiOperation::toString)
                .toList();

        assertEquals(new TreeSet<>(OTHERS), new TreeSet<>(found));
    }

    @Test
    void refusesWhoHasNoPassword() {
        each(operation -> bench.exchange(bench.unauthorised(specimens.path(operation.path()))
                .method(method(operation), BodyPublishers.noBody())));
    }

    @Test
    void refusesWhatIsNotThere() {
        each(operation ->
                operation.path().contains("{") ? call(operation, absent(operation), specimens.form(operation)) : null);
    }

    @Test
    void refusesPagesThatCannotBe() {
        for (String size : List.of("0", "5000", "many")) {
            each(operation ->
                    operation.lists() ? bench.get(with(specimens.path(operation.path()), "PageSize=" + size)) : null);
        }
    }

    @Test
    void refusesWhatMisses() {
        each(operation -> operation.required().isEmpty() ? null : call(operation, specimens.path(operation.path())));
    }

    @Test
    void refusesEveryFieldThatIsOfAnotherKind() {
        specimens.renew(Specimens.EVERYTHING);
        for (OpenApiDocument document : documents()) {
            for (OpenApiOperation operation : operations(document)) {
                // Of the fields of text messages most are left out.
                for (String field : operation.path().startsWith("/2010") ? List.<String>of() : operation.typed()) {
                    refused(operation + " " + field, spoilt(operation, field));
                }
            }
        }

        assertEquals(List.of(), complaints);
    }

    /** Makes a call with one invalid field. */
    private Bench.Reply spoilt(OpenApiOperation operation, String field) {
        String path = specimens.path(operation.path());
        if (operation.method().equals("get")) {
            return bench.get(with(path, URLEncoder.encode(field, UTF_8) + "=rubbish"));
        }
        String[] good = specimens.form(operation);
        List<String> form = new ArrayList<>(List.of(field, "rubbish"));
        for (int i = 0; i < good.length; i += 2) {
            if (!good[i].equals(field)) {
                form.addAll(List.of(good[i], good[i + 1]));
            }
        }
        return call(operation, path, form.toArray(String[]::new));
    }

    private void each(Function<OpenApiOperation, Bench.@Nullable Reply> bad) {
        specimens.renew(Specimens.EVERYTHING);
        for (OpenApiDocument document : documents()) {
            for (OpenApiOperation operation : operations(document)) {
                Bench.Reply answer = bad.apply(operation);
                if (answer != null) {
                    refused(operation.toString(), answer);
                }
            }
        }

        assertEquals(List.of(), complaints);
    }

    private void refused(String what, Bench.Reply answer) {
        if (answer.status() < 400 || answer.status() > 499) {
            complaints.add(what + " was answered with " + answer.status());
            return;
        }
        JsonObject error = answer.json();
        boolean isTwilios = error.fieldNames().equals(ERROR)
                && error.getValue("status").equals(answer.status())
                && error.getValue("code") instanceof Integer code
                && error.getString("more_info").equals("https://www.twilio.com/docs/errors/" + code);
        if (!isTwilios) {
            complaints.add(what + " was refused with " + answer.text());
        }
    }

    /** Returns the path of a resource that does not exist: its last SID is another one's. */
    private String absent(OpenApiOperation operation) {
        String path = specimens.path(operation.path());
        String there = path.replaceAll(".*/([A-Z]{2}[0-9a-fA-F]{32}).*", "$1");
        return path.replace(there, there.substring(0, 2) + NOBODY);
    }

    private Bench.Reply call(OpenApiOperation operation, String path, String... form) {
        return switch (operation.method()) {
            case "get" -> bench.get(path);
            case "delete" -> bench.delete(path);
            case "post" -> bench.post(path, form);
            default -> throw new IllegalStateException("nobody has called " + operation + " so far");
        };
    }

    private static String with(String path, String query) {
        return path + (path.contains("?") ? "&" : "?") + query;
    }

    private static String method(OpenApiOperation operation) {
        return operation.method().toUpperCase(Locale.ROOT);
    }

    private static List<OpenApiDocument> documents() {
        return Stream.of(OpenApiProduct.CONVERSATIONS_V1, OpenApiProduct.STUDIO_V2, OpenApiProduct.API_V2010)
                .map(OpenApiDocument::of)
                .toList();
    }

    private static List<OpenApiOperation> operations(OpenApiDocument document) {
        return document.operations().stream()
                .filter(operation -> operation.path().startsWith("/v1/") || OTHERS.contains(operation.toString()))
                .toList();
    }
}
