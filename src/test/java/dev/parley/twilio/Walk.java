package dev.parley.twilio;

import dev.parley.camel.EventHeaders;
import dev.parley.protocol.FormParameters;
import dev.parley.twilio.FakeTwilio.Received;
import dev.parley.twilio.call.Call;
import dev.parley.twilio.call.CallCatalog;
import dev.parley.twilio.call.Ensure;
import dev.parley.twilio.call.EnsureNames;
import dev.parley.twilio.operation.TwilioLibrary;
import dev.parley.twilio.request.Json;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** Calls every operation that a route can name, once, with every parameter it has, from real routes over a real wire. */
final class Walk {
    static final String EVENT = "E1";

    /** Headers of every request, which are not the operation's. */
    private static final Set<String> OF_HTTP = Set.of(
            "accept", "authorization", "connection", "content-length", "content-type", "host", "upgrade", "user-agent");

    private Walk() {}

    /** One operation, its values, and the requests that Twilio received. */
    record Step(Call call, Map<String, Sample> given, List<Wire> sent, @Nullable Exception failure) {
        Step {
            given = Map.copyOf(given);
            sent = List.copyOf(sent);
        }

        boolean isEnsure() {
            return call instanceof Ensure;
        }

        Wire last() {
            return sent.get(sent.size() - 1);
        }

        @Override
        public String toString() {
            return call.name();
        }
    }

    /** A request without what every request has; header names in small letters. */
    record Wire(
            String method,
            String path,
            Map<String, List<String>> query,
            Map<String, List<String>> form,
            Map<String, List<String>> headers,
            String json) {

        static Wire of(Received received) {
            String[] words = received.what().split(" ", 2);
            URI target = URI.create(words[1]);
            String query = target.getRawQuery();
            Map<String, List<String>> headers = new TreeMap<>();
            received.headers().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
            headers.keySet().removeAll(OF_HTTP);
            return new Wire(
                    words[0],
                    target.getRawPath(),
                    query == null ? Map.of() : FormParameters.parse(query).all(),
                    received.form().all(),
                    headers,
                    received.body().startsWith("{") ? received.body() : "");
        }

        /** Returns the names of its parameters outside the path. */
        Set<String> names() {
            Set<String> names = new TreeSet<>(query.keySet());
            names.addAll(form.keySet());
            names.addAll(headers.keySet());
            return names;
        }
    }

    /** Takes every step. */
    static List<Step> all() throws Exception {
        Set<String> names = new TreeSet<>(TwilioLibrary.operationNames());
        names.addAll(EnsureNames.all());
        try (FakeTwilio twilio = new FakeTwilio();
                Routes routes = new Routes(twilio.settings())) {
            CallCatalog catalog = routes.component().catalog();
            StringBuilder yaml = new StringBuilder();
            names.forEach(name -> yaml.append(route(catalog.call(name))));

            routes.startYaml(yaml.toString());
            List<Step> steps = new ArrayList<>();
            for (String name : names) {
                twilio.received().clear();
                Exchange done = routes.sendTo("direct:" + name, "", Map.of(EventHeaders.ID, EVENT));
                Call call = catalog.call(name);
                steps.add(new Step(
                        call,
                        samples(call),
                        twilio.received().stream().map(Wire::of).toList(),
                        done.getException()));
            }
            return steps;
        }
    }

    private static Map<String, Sample> samples(Call call) {
        Map<String, Sample> samples = new TreeMap<>();
        call.parameters().forEach((name, parameter) -> samples.put(name, Sample.of(parameter)));
        return samples;
    }

    private static String route(Call call) {
        StringBuilder yaml = new StringBuilder(
                """
                - route:
                    from:
                      uri: direct:%s
                      steps:
                        - to:
                            id: %s
                            uri: twilio-api:%s
                            parameters:
                              {
                """
                        .formatted(call.name(), call.name(), call.name()));
        samples(call).forEach((name, sample) -> yaml.append("                ")
                .append(Json.write(name) + ": " + Json.write(sample.written()))
                .append(",\n"));
        return yaml.append("              }\n").toString();
    }
}
