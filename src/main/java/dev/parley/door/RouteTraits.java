package dev.parley.door;

import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.model.ChoiceDefinition;
import org.apache.camel.model.Model;
import org.apache.camel.model.OnExceptionDefinition;
import org.apache.camel.model.ProcessDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.ToDefinition;
import org.apache.camel.model.WhenDefinition;
import org.apache.camel.model.language.RefExpression;
import org.jspecify.annotations.Nullable;

/**
 * What the door must know of a route before it hands it a request.
 *
 * @param isForBrowsers whether pages call it, which ask before they ask
 * @param neverWaits whether each of its steps is known to be {@link NeverWaits}; of what is not known it is assumed to wait
 */
record RouteTraits(boolean isForBrowsers, boolean neverWaits) {
    static final RouteTraits UNKNOWN = new RouteTraits(false, false);

    static RouteTraits of(Route route) {
        CamelContext context = route.getCamelContext();
        RouteDefinition written =
                context.getCamelContextExtension().getContextPlugin(Model.class).getRouteDefinition(route.getId());
        boolean neverWaits = written != null && neverWait(written.getOutputs(), context);
        return new RouteTraits(Cors.GROUP.equals(route.getGroup()), neverWaits);
    }

    private static boolean neverWait(List<ProcessorDefinition<?>> steps, CamelContext context) {
        return steps.stream().allMatch(step -> neverWaits(step, context));
    }

    private static boolean neverWaits(ProcessorDefinition<?> step, CamelContext context) {
        if (step instanceof ProcessDefinition process) {
            return isKnown(process.getRef(), context);
        }
        if (step instanceof ToDefinition to) {
            return context.getEndpoint(to.getEndpointUri()) instanceof NeverWaits;
        }
        if (step instanceof OnExceptionDefinition failure) {
            // Every route has those of errors.camel.yaml among its steps.
            return neverWait(failure.getOutputs(), context);
        }
        return step instanceof ChoiceDefinition choice
                && choice.getWhenClauses().stream().allMatch(when -> neverWaits(when, context))
                && (choice.getOtherwise() == null
                        || neverWait(choice.getOtherwise().getOutputs(), context));
    }

    private static boolean neverWaits(WhenDefinition when, CamelContext context) {
        return when.getExpression() instanceof RefExpression condition
                && isKnown(condition.getExpression(), context)
                && neverWait(when.getOutputs(), context);
    }

    private static boolean isKnown(@Nullable String name, CamelContext context) {
        return name != null && context.getRegistry().lookupByName(name) instanceof NeverWaits;
    }
}
