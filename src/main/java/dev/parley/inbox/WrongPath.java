package dev.parley.inbox;

import dev.parley.protocol.FormParameters;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.model.Model;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.SendDefinition;

/** Recognizes an event that Twilio sent to the path of the other kind, and finds the right address. */
final class WrongPath {
    private static final Pattern EVENT = Pattern.compile("on[A-Z]\\w*");
    private static final String HTTP = "platform-http:";

    private final CamelContext context;

    WrongPath(CamelContext context) {
        this.context = context;
    }

    /**
     * Returns what was sent and where to send it; empty where the path is right.
     *
     * @param kind the kind of events that the path is for
     */
    Optional<String> find(String kind, FormParameters parameters) {
        boolean isStatus = parameters.first("MessageStatus") != null || parameters.first("SmsStatus") != null;
        String type = parameters.first("EventType");
        // A status callback may have an EventType of its own, such as READ.
        boolean isEvent = type != null && EVENT.matcher(type).matches();
        if (kind.equals(InboxComponent.WEBHOOKS) && isStatus && !isEvent) {
            return Optional.of("a message status callback. Enter " + address(InboxComponent.STATUS)
                    + " as status callback at Twilio.");
        }
        if (kind.equals(InboxComponent.STATUS) && isEvent && !isStatus) {
            return Optional.of("a webhook of Conversations. Enter " + address(InboxComponent.WEBHOOKS)
                    + " as pre- and post-event URL of Conversations at Twilio.");
        }
        return Optional.empty();
    }

    private String address(String kind) {
        String publicUrl = context.getPropertiesComponent()
                .resolveProperty("webhooks.public-url")
                .orElse("")
                // No passwords in the log.
                .replaceFirst("://[^/]*@", "://")
                .replaceFirst("/+$", "");
        return context.getCamelContextExtension().getContextPlugin(Model.class).getRouteDefinitions().stream()
                .filter(route -> sendsTo(kind, route))
                .flatMap(WrongPath::path)
                .findFirst()
                .map(path -> publicUrl + path)
                .orElse("the path of the route with to: inbox:" + kind);
    }

    private static boolean sendsTo(String kind, RouteDefinition route) {
        return ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), SendDefinition.class).stream()
                .anyMatch(step -> ("inbox:" + kind).equals(step.getUri()));
    }

    private static Stream<String> path(RouteDefinition route) {
        String uri = route.getInput().getEndpointUri();
        return uri.startsWith(HTTP)
                ? Stream.of(uri.substring(HTTP.length()).replaceFirst("\\?.*", ""))
                : Stream.empty();
    }
}
