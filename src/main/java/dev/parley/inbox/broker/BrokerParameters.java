package dev.parley.inbox.broker;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.protocol.NearestName;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;

/**
 * Parses and checks the parameters of a broker's address. Artemis itself ignores an unknown name and reads any value but
 * {@code true} as false, which would silently turn TLS off. Values are never printed.
 */
final class BrokerParameters {
    private static final Set<String> INTERNAL =
            Set.of("host", "port", "activemq.passwordcodec", "activemq.usemaskedpassword", "activemqServerName");
    private static final Set<String> SWITCHES =
            Set.of("sslEnabled", "verifyHost", "trustAll", "forceSSLParameters", "useDefaultSslContext", "tcpNoDelay");
    private static final Set<String> FILES = Set.of("trustStorePath", "keyStorePath", "crlPath");
    private static final Set<String> TLS_ONLY = Set.of(
            "trustStorePath",
            "trustStorePassword",
            "keyStorePath",
            "keyStorePassword",
            "verifyHost",
            "trustAll",
            "useDefaultSslContext");
    private static final Set<String> SET_BY_PARLEY = Set.of(
            "ha",
            "reconnectAttempts",
            "initialConnectAttempts",
            "failoverAttempts",
            "retryInterval",
            "callTimeout",
            "callFailoverTimeout",
            "connectionTTL",
            "clientFailureCheckPeriod",
            "confirmationWindowSize",
            "consumerWindowSize",
            "blockOnDurableSend");

    private static final Pattern BETWEEN_PARAMETERS = Pattern.compile("[&;]");

    private BrokerParameters() {}

    /** Parses the query: {@code name=value}, separated by {@code &} or {@code ;}. */
    static Map<String, String> parse(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String one : BETWEEN_PARAMETERS.splitAsStream(query).toList()) {
            if (one.isBlank()) {
                continue;
            }
            int equals = one.indexOf('=');
            String name = (equals < 0 ? one : one.substring(0, equals)).strip();
            checkName(name);
            String value =
                    equals < 0 ? "" : decoded(name, one.substring(equals + 1).strip());
            checkValue(name, value);
            if (parameters.put(name, value) != null) {
                throw new InvalidBrokerException(
                        "inbox.broker-url has the parameter " + name + " twice for one address.");
            }
        }
        checkEncrypted(parameters);
        return parameters;
    }

    private static void checkName(String name) {
        if (name.equals("user") || name.equals("password")) {
            throw new InvalidBrokerException(
                    "inbox.broker-url has the parameter " + name + ": set inbox." + name + " instead.");
        }
        if (SET_BY_PARLEY.contains(name)) {
            throw new InvalidBrokerException("inbox.broker-url has the parameter " + name
                    + ", which Parley sets itself: remove it. Parley tries the addresses in turn until one accepts.");
        }
        Set<String> known = new TreeSet<>(TransportConstants.ALLOWABLE_CONNECTOR_KEYS);
        known.removeAll(INTERNAL);
        if (!known.contains(name)) {
            throw new InvalidBrokerException(
                    "inbox.broker-url: unknown parameter \"" + name + "\" of Artemis." + NearestName.hint(name, known));
        }
    }

    /** Decodes percent escapes; a plus stays a plus, since passwords may contain it. */
    private static String decoded(String name, String value) {
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), UTF_8);
        } catch (IllegalArgumentException e) {
            throw new InvalidBrokerException("inbox.broker-url: the value of " + name
                    + " has a % without two hex digits after it. Write a percent sign as %25.");
        }
    }

    private static void checkValue(String name, String value) {
        if (value.isEmpty()) {
            throw new InvalidBrokerException("inbox.broker-url: the parameter " + name + " has no value.");
        }
        if (SWITCHES.contains(name) && !value.equals("true") && !value.equals("false")) {
            throw new InvalidBrokerException(
                    "inbox.broker-url: " + name + " is \"" + value + "\": expected true or false.");
        }
        if (FILES.contains(name) && !Files.isReadable(Path.of(value))) {
            throw new InvalidBrokerException("inbox.broker-url: " + name + " is " + value
                    + ": the file does not exist or cannot be read. Write an absolute path, /etc/….");
        }
    }

    private static void checkEncrypted(Map<String, String> parameters) {
        if (parameters.containsKey(TransportConstants.SSL_ENABLED_PROP_NAME)) {
            return;
        }
        TLS_ONLY.stream().filter(parameters::containsKey).sorted().findFirst().ifPresent(name -> {
            throw new InvalidBrokerException("inbox.broker-url has the parameter " + name
                    + ", but not sslEnabled=true: the connection would not be encrypted.");
        });
    }
}
