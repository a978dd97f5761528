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

/** Tells what Twilio sent to the path of the other kind, and which address is the right one. */
final class WrongPath {
    private static final Pattern EVENT = Pattern.compile("on[A-Z]\\w*");
    private static final String HTTP = "platform-http:";

    private final CamelContext context;

    WrongPath(CamelContext context) {
        this.context = context;
    }

    /**
     * Returns what was sent there, and where it belongs; nothing where it is right.
     *
     * @param kind what the path is for
     */
    Optional<String> told(String kind, FormParameters parameters) {
        boolean isStatus = parameters.first("MessageStatus") != null || parameters.first("SmsStatus") != null;
        String type = parameters.first("EventType");
        // A status callback may carry an EventType of another meaning, READ for one.
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
                // A password has no place in the log.
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
