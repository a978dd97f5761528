package dev.parley.authoring;

import dev.parley.protocol.NearestName;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.NoSuchBeanException;
import org.apache.camel.NoSuchEndpointException;
import org.apache.camel.Processor;
import org.apache.camel.PropertyBindingException;
import org.apache.camel.language.simple.types.SimpleIllegalSyntaxException;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** Describes a failed start in the terms of the route file, with the nearest known name. */
record FailureDescription(CamelContext context) {
    private static final Pattern MISSING_PROPERTY = Pattern.compile("Property with key \\[([^]]+)] not found");
    private static final Pattern DUPLICATE_ID =
            Pattern.compile("(?i)duplicate (?:route )?ids? detected: (.+?)\\. Please correct");
    private static final Pattern UNKNOWN_NAME = Pattern.compile("(?:Unsupported field|Unknown node id): (\\S+).*");

    /** Prefix for a class in place of a bean. */
    private static final String OF_CLASS = "#class:";

    /** Components that are always available; Camel lists only those in use. */
    private static final List<String> COMPONENTS =
            List.of("bean", "direct", "inbox", "log", "platform-http", "timer", "twilio-api", "twilio-webhook");

    /** The most common names of the YAML DSL. Camel has no list of them at run time. */
    private static final List<String> YAML_DSL_NAMES = List.of(
            "route",
            "routeConfiguration",
            "rest",
            "beans",
            "id",
            "description",
            "group",
            "precondition",
            "from",
            "uri",
            "parameters",
            "steps",
            "to",
            "toD",
            "log",
            "process",
            "bean",
            "choice",
            "when",
            "otherwise",
            "filter",
            "split",
            "loop",
            "delay",
            "stop",
            "doTry",
            "doCatch",
            "doFinally",
            "exception",
            "throwException",
            "onException",
            "setBody",
            "setHeader",
            "setHeaders",
            "setProperty",
            "setVariable",
            "removeHeader",
            "removeHeaders",
            "removeProperty",
            "transform",
            "convertBodyTo",
            "marshal",
            "unmarshal",
            "multicast",
            "aggregate",
            "wireTap",
            "simple",
            "constant",
            "expression",
            "message",
            "loggingLevel",
            "name",
            "ref",
            "method",
            "variableSend",
            "variableReceive",
            "errorHandler");

    String of(Throwable failure) {
        List<Function<Throwable, Optional<String>>> descriptions = List.of(
                this::ownMessage,
                this::missing,
                this::duplicate,
                this::component,
                this::bean,
                this::yaml,
                this::simple,
                this::camelSetting);
        return descriptions.stream()
                .flatMap(description -> description.apply(failure).stream())
                .findFirst()
                .orElseGet(() -> innermost(failure));
    }

    /** Parley's own exceptions have messages for the user; the outermost has the most details. */
    private Optional<String> ownMessage(Throwable failure) {
        return causes(failure)
                .filter(cause -> cause.getStackTrace().length > 0
                        && cause.getStackTrace()[0].getClassName().startsWith("dev.parley."))
                .flatMap(cause -> Optional.ofNullable(cause.getMessage()).stream())
                .findFirst();
    }

    private Optional<String> missing(Throwable failure) {
        return found(failure, MISSING_PROPERTY)
                .map(key -> "the property {{" + key + "}} is not set." + NearestName.hint(key, otherSettings(key))
                        + " Set it in application.properties.");
    }

    private Optional<String> duplicate(Throwable failure) {
        return duplicateId(failure)
                .map(id -> "duplicate id \"" + id + "\". Ids of routes and steps must be unique: change one of"
                        + " them.");
    }

    private Optional<String> component(Throwable failure) {
        return first(failure, NoSuchEndpointException.class)
                .map(unknown -> unknown.getUri().replaceFirst("://", ":").replaceFirst("\\?.*", ""))
                .map(uri -> {
                    String scheme = uri.replaceFirst(":.*", "");
                    Collection<String> known = new TreeSet<>(COMPONENTS);
                    known.addAll(context.getComponentNames());
                    return "unknown component \"" + scheme + "\" for " + uri + "." + NearestName.hint(scheme, known)
                            + " Put the jars of other components into lib/.";
                });
    }

    private Optional<String> bean(Throwable failure) {
        return first(failure, NoSuchBeanException.class)
                .map(NoSuchBeanException::getName)
                .map(name -> {
                    if (name.startsWith(OF_CLASS)) {
                        return "class " + name.substring(OF_CLASS.length()) + " not found. Put its jar into lib/.";
                    }
                    Map<String, Processor> known = context.getRegistry().findByTypeWithName(Processor.class);
                    return "unknown bean \"" + name + "\"." + NearestName.hint(name, known.keySet())
                            + " For a processor class of your own write \"" + OF_CLASS + "\" and its full name.";
                });
    }

    private Optional<String> yaml(Throwable failure) {
        return first(failure, MarkedYamlEngineException.class).map(yaml -> {
            Matcher unknown = UNKNOWN_NAME.matcher(yaml.getProblem());
            if (unknown.matches()) {
                return "unknown step or property \"" + unknown.group(1) + "\"."
                        + NearestName.hint(unknown.group(1), YAML_DSL_NAMES);
            }
            return (yaml.getContext() == null ? "" : yaml.getContext() + ": ") + yaml.getProblem() + ".";
        });
    }

    private Optional<String> simple(Throwable failure) {
        return first(failure, SimpleIllegalSyntaxException.class)
                .map(wrong -> "cannot parse the expression \"" + wrong.getExpression() + "\" at character "
                        + (wrong.getIndex() + 1) + ".");
    }

    private Optional<String> camelSetting(Throwable failure) {
        return first(failure, PropertyBindingException.class)
                .filter(wrong -> wrong.getOptionPrefix() != null && wrong.getOptionKey() != null)
                .map(wrong -> {
                    String key = wrong.getOptionPrefix().replaceFirst("\\.$", "") + "." + wrong.getOptionKey();
                    return wrong.getCause() == null
                            ? "unknown setting \"" + key + "\" of Camel." + NearestName.hint(key, otherSettings(key))
                            : key + " is \"" + wrong.getValue() + "\": not a valid value for Camel.";
                });
    }

    /** The innermost message has the cause; the outer ones only say what was being done. */
    private static String innermost(Throwable failure) {
        return causes(failure)
                .filter(cause ->
                        cause.getMessage() != null && !cause.getMessage().isBlank())
                .reduce((outer, inner) -> inner)
                .map(Throwable::getMessage)
                .orElseGet(failure::toString);
    }

    /** Without the unknown key itself, which may be set with {@code --set}. */
    private Collection<String> otherSettings(String key) {
        Collection<String> settings =
                new TreeSet<>(context.getPropertiesComponent().loadProperties().stringPropertyNames());
        settings.remove(key);
        return settings;
    }

    /** Returns the id that two routes or steps share, if that is what failed. */
    static Optional<String> duplicateId(Throwable failure) {
        return found(failure, DUPLICATE_ID);
    }

    private static Optional<String> found(Throwable failure, Pattern pattern) {
        return causes(failure)
                .flatMap(cause -> Optional.ofNullable(cause.getMessage()).stream())
                .map(pattern::matcher)
                .filter(Matcher::find)
                .map(match -> match.group(match.groupCount()))
                .findFirst();
    }

    static <T extends Throwable> Optional<T> first(Throwable failure, Class<T> type) {
        return causes(failure).filter(type::isInstance).map(type::cast).findFirst();
    }

    static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20);
    }
}
