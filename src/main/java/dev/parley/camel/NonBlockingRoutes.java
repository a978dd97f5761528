package dev.parley.camel;

import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.ErrorHandlerFactory;
import org.apache.camel.Route;
import org.apache.camel.model.ChoiceDefinition;
import org.apache.camel.model.ExpressionNode;
import org.apache.camel.model.FilterDefinition;
import org.apache.camel.model.Model;
import org.apache.camel.model.OnExceptionDefinition;
import org.apache.camel.model.ProcessDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RedeliveryPolicyDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.SetBodyDefinition;
import org.apache.camel.model.SetPropertyDefinition;
import org.apache.camel.model.ToDefinition;
import org.apache.camel.model.WhenDefinition;
import org.apache.camel.model.errorhandler.DefaultErrorHandlerDefinition;
import org.apache.camel.model.errorhandler.ErrorHandlerHelper;
import org.apache.camel.model.errorhandler.RefErrorHandlerDefinition;
import org.apache.camel.model.language.ConstantExpression;
import org.apache.camel.model.language.ExpressionDefinition;
import org.apache.camel.model.language.RefExpression;
import org.apache.camel.model.language.SimpleExpression;
import org.jspecify.annotations.Nullable;

/**
 * Tells of a route whether it holds a thread while it waits: not if each of its steps is known to be prompt. Of what is not
 * known it is assumed to wait, for one that does would keep all others.
 */
public final class NonBlockingRoutes {
    private final CamelContext context;

    private NonBlockingRoutes(CamelContext context) {
        this.context = context;
    }

    /** Returns whether all that the route does, its repeats after a failure included, holds no thread. */
    public static boolean is(Route route) {
        CamelContext context = route.getCamelContext();
        RouteDefinition written =
                context.getCamelContextExtension().getContextPlugin(Model.class).getRouteDefinition(route.getId());
        return written != null && new NonBlockingRoutes(context).isPrompt(written);
    }

    private boolean isPrompt(RouteDefinition route) {
        return isPrompt(route.getErrorHandlerFactory()) && arePrompt(route.getOutputs());
    }

    private boolean isPrompt(@Nullable ErrorHandlerFactory handler) {
        if (handler instanceof RefErrorHandlerDefinition named
                && ErrorHandlerHelper.DEFAULT_ERROR_HANDLER_BUILDER.equals(named.getRef())) {
            ErrorHandlerFactory ofAll = context.getCamelContextExtension().getErrorHandlerFactory();
            // Camel's own repeats nothing.
            return ofAll == null || (ofAll != handler && isPrompt(ofAll));
        }
        // Exactly this one: what extends it sends what failed somewhere else.
        return handler != null
                && handler.getClass() == DefaultErrorHandlerDefinition.class
                && isPrompt((DefaultErrorHandlerDefinition) handler);
    }

    private static boolean isPrompt(DefaultErrorHandlerDefinition handler) {
        return handler.getRedeliveryPolicyRef() == null
                && (!handler.hasRedeliveryPolicy() || isPrompt(handler.getRedeliveryPolicy()));
    }

    private static boolean isPrompt(@Nullable RedeliveryPolicyDefinition repeats) {
        return repeats == null
                || "0".equals(repeats.getMaximumRedeliveries())
                || "true".equals(repeats.getAsyncDelayedRedelivery());
    }

    private boolean arePrompt(List<ProcessorDefinition<?>> steps) {
        return steps.stream().allMatch(this::isPrompt);
    }

    private boolean isPrompt(ProcessorDefinition<?> step) {
        if (step instanceof ProcessDefinition process) {
            return isKnown(process.getRef());
        }
        if (step instanceof ToDefinition to) {
            return context.getEndpoint(to.getEndpointUri()) instanceof NonBlocking;
        }
        if (step instanceof OnExceptionDefinition failure) {
            // Every route has those of errors.camel.yaml among its steps.
            return failure.getRedeliveryPolicyRef() == null
                    && isPrompt(failure.getRedeliveryPolicyType())
                    && arePrompt(failure.getOutputs());
        }
        if (step instanceof ChoiceDefinition choice) {
            return choice.getWhenClauses().stream().allMatch(this::isPrompt)
                    && (choice.getOtherwise() == null
                            || arePrompt(choice.getOtherwise().getOutputs()));
        }
        return isOfExpression(step)
                && isPrompt(((ExpressionNode) step).getExpression())
                && arePrompt(step.getOutputs());
    }

    private static boolean isOfExpression(ProcessorDefinition<?> step) {
        return step instanceof SetBodyDefinition
                || step instanceof SetPropertyDefinition
                || step instanceof FilterDefinition;
    }

    private boolean isPrompt(WhenDefinition when) {
        return isPrompt(when.getExpression()) && arePrompt(when.getOutputs());
    }

    private boolean isPrompt(ExpressionDefinition expression) {
        if (expression instanceof RefExpression reference) {
            return isKnown(reference.getExpression());
        }
        return expression instanceof ConstantExpression
                || (expression instanceof SimpleExpression simple && isPrompt(simple.getExpression()));
    }

    /** A bean may do whatever it likes. */
    private static boolean isPrompt(String simple) {
        return !simple.contains("bean:");
    }

    private boolean isKnown(@Nullable String name) {
        return name != null && context.getRegistry().lookupByName(name) instanceof NonBlocking;
    }
}
