package dev.parley.camel;

import org.apache.camel.CamelContext;
import org.apache.camel.model.Model;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.SendDefinition;
import org.apache.camel.support.EndpointHelper;
import org.apache.camel.util.URISupport;

/**
 * Refuses line breaks in parameters. Camel joins the lines of every URI before a component sees it, so a message of two lines
 * would arrive as one: only the route's definition still has them.
 */
public final class LineBreaks {
    private LineBreaks() {}

    /**
     * Looks for the step whose URI this is.
     *
     * @param uri as a component sees it, in one line
     * @throws InvalidRouteException that names the operation and the first parameter with a line break
     */
    public static void refuse(String uri, CamelContext context) {
        Model model = context.getCamelContextExtension().getContextPlugin(Model.class);
        if (model == null) {
            return;
        }
        for (RouteDefinition route : model.getRouteDefinitions()) {
            for (SendDefinition<?> step :
                    ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), SendDefinition.class)) {
                String stepUri = step.getUri();
                if (stepUri != null
                        && hasLineBreak(stepUri)
                        && inOneLine(stepUri, context).equals(uri)) {
                    refuse(uri.substring(0, uri.indexOf(':')), EndpointUri.read(stepUri));
                }
            }
        }
    }

    private static boolean hasLineBreak(String text) {
        return text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0;
    }

    private static String inOneLine(String uri, CamelContext context) {
        return EndpointHelper.resolveEndpointUriPropertyPlaceholders(context, URISupport.textBlockToSingleLine(uri));
    }

    private static void refuse(String scheme, EndpointUri stepUri) {
        stepUri.values().forEach((name, value) -> {
            if (hasLineBreak(value)) {
                throw new InvalidRouteException(
                        scheme + ":" + stepUri.operation() + ": " + name + " has a line break." + EndpointUri.ADVICE);
            }
        });
    }
}
