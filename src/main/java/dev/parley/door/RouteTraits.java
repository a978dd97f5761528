package dev.parley.door;

import dev.parley.camel.NonBlockingRoutes;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.model.Model;
import org.apache.camel.model.ProcessDefinition;
import org.apache.camel.model.RouteDefinition;

/**
 * What the engine needs to know about a route before it passes a request to it.
 *
 * @param kind how much its callers may send
 * @param isNonBlocking whether it may run on the event loop
 * @param headChecks the steps that can refuse a request by its head, in their order
 */
record RouteTraits(RouteKind kind, boolean isNonBlocking, List<HeadCheck> headChecks) {
    static final RouteTraits UNKNOWN = new RouteTraits(RouteKind.OTHER, false, List.of());

    static RouteTraits of(Route route) {
        List<HeadCheck> checks = headChecksOf(route);
        RouteKind kind = RouteKind.OTHER;
        if (checks.stream().anyMatch(HeadCheck::isForSignedRequests)) {
            kind = RouteKind.SIGNED;
        } else if (Cors.GROUP.equals(route.getGroup())) {
            kind = RouteKind.BROWSER;
        }
        return new RouteTraits(kind, NonBlockingRoutes.is(route), checks);
    }

    /** Only the steps that every request passes: a step in a branch may not apply to this request. */
    private static List<HeadCheck> headChecksOf(Route route) {
        CamelContext context = route.getCamelContext();
        RouteDefinition definition =
                context.getCamelContextExtension().getContextPlugin(Model.class).getRouteDefinition(route.getId());
        if (definition == null) {
            return List.of();
        }
        return definition.getOutputs().stream()
                .filter(ProcessDefinition.class::isInstance)
                .map(step -> ((ProcessDefinition) step).getRef())
                .filter(name -> name != null)
                .map(name -> context.getRegistry().lookupByName(name))
                .filter(HeadCheck.class::isInstance)
                .map(HeadCheck.class::cast)
                .toList();
    }
}
