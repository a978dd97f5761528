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
 * Decides whether a route is non-blocking: each of its steps must be known to be. Unknown steps are assumed to block, since
 * one blocking route would hold up all others on its thread.
 */
public final class NonBlockingRoutes {
    private final CamelContext context;

    private NonBlockingRoutes(CamelContext context) {
        this.context = context;
    }

    /** Returns whether the whole route, its redeliveries included, is non-blocking. */
    public static boolean is(Route route) {
        CamelContext context = route.getCamelContext();
        RouteDefinition definition =
                context.getCamelContextExtension().getContextPlugin(Model.class).getRouteDefinition(route.getId());
        return definition != null && new NonBlockingRoutes(context).isNonBlocking(definition);
    }

    private boolean isNonBlocking(RouteDefinition route) {
        return isNonBlocking(route.getErrorHandlerFactory()) && areNonBlocking(route.getOutputs());
    }

    private boolean isNonBlocking(@Nullable ErrorHandlerFactory handler) {
        if (handler instanceof RefErrorHandlerDefinition named
                && ErrorHandlerHelper.DEFAULT_ERROR_HANDLER_BUILDER.equals(named.getRef())) {
            ErrorHandlerFactory common = context.getCamelContextExtension().getErrorHandlerFactory();
            // Camel's own default does not redeliver.
            return common == null || (common != handler && isNonBlocking(common));
        }
        // Not its subclasses, such as the dead letter channel, which send to another endpoint.
        return handler != null
                && handler.getClass() == DefaultErrorHandlerDefinition.class
                && isNonBlocking((DefaultErrorHandlerDefinition) handler);
    }

    private static boolean isNonBlocking(DefaultErrorHandlerDefinition handler) {
        return handler.getRedeliveryPolicyRef() == null
                && (!handler.hasRedeliveryPolicy() || isNonBlocking(handler.getRedeliveryPolicy()));
    }

    private static boolean isNonBlocking(@Nullable RedeliveryPolicyDefinition policy) {
        return policy == null
                || "0".equals(policy.getMaximumRedeliveries())
                || "true".equals(policy.getAsyncDelayedRedelivery());
    }

    private boolean areNonBlocking(List<ProcessorDefinition<?>> steps) {
        return steps.stream().allMatch(this::isNonBlocking);
    }

    private boolean isNonBlocking(ProcessorDefinition<?> step) {
        if (step instanceof ProcessDefinition process) {
            return isKnown(process.getRef());
        }
        if (step instanceof ToDefinition to) {
            return context.getEndpoint(to.getEndpointUri()) instanceof NonBlocking;
        }
        if (step instanceof OnExceptionDefinition failure) {
            // Every route has the ones of errors.camel.yaml among its outputs.
            return failure.getRedeliveryPolicyRef() == null
                    && isNonBlocking(failure.getRedeliveryPolicyType())
                    && areNonBlocking(failure.getOutputs());
        }
        if (step instanceof ChoiceDefinition choice) {
            return choice.getWhenClauses().stream().allMatch(this::isNonBlocking)
                    && (choice.getOtherwise() == null
                            || areNonBlocking(choice.getOtherwise().getOutputs()));
        }
        return isOfExpression(step)
                && isNonBlocking(((ExpressionNode) step).getExpression())
                && areNonBlocking(step.getOutputs());
    }

    private static boolean isOfExpression(ProcessorDefinition<?> step) {
        return step instanceof SetBodyDefinition
                || step instanceof SetPropertyDefinition
                || step instanceof FilterDefinition;
    }

    private boolean isNonBlocking(WhenDefinition when) {
        return isNonBlocking(when.getExpression()) && areNonBlocking(when.getOutputs());
    }

    private boolean isNonBlocking(ExpressionDefinition expression) {
        if (expression instanceof RefExpression reference) {
            return isKnown(reference.getExpression());
        }
        return expression instanceof ConstantExpression
                || (expression instanceof SimpleExpression simple && isNonBlocking(simple.getExpression()));
    }

    /** A bean may block. */
    private static boolean isNonBlocking(String simple) {
        return !simple.contains("bean:");
    }

    private boolean isKnown(@Nullable String name) {
        return name != null && context.getRegistry().lookupByName(name) instanceof NonBlocking;
    }
}
