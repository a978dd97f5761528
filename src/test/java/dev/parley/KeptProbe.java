package dev.parley;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Predicate;
import org.apache.camel.Processor;

/** A step that notes what a route of a user's finds when it runs. Routes name it with {@code #class:}. */
public final class KeptProbe implements Processor {
    private static final Map<String, Set<String>> FOUND = new ConcurrentHashMap<>();

    /** Returns what a route has found: headers, exchange properties, steps of the registry; empty if it has not run. */
    static Set<String> found(String route) {
        return FOUND.getOrDefault(route, Set.of());
    }

    @Override
    public void process(Exchange exchange) {
        Set<String> names = new TreeSet<>();
        exchange.getMessage().getHeaders().keySet().forEach(name -> names.add("header " + name));
        exchange.getProperties().keySet().forEach(name -> names.add("property " + name));
        steps(exchange.getContext()).forEach(name -> names.add("step " + name));
        FOUND.put(String.valueOf(exchange.getFromRouteId()), names);
    }

    private static Stream<String> steps(CamelContext context) {
        return Stream.of(Processor.class, Predicate.class)
                .flatMap(type -> context.getRegistry().findByTypeWithName(type).keySet().stream());
    }
}
