package dev.parley.broker;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** What stands in the {@code etc} folder of an instance, as {@code artemis create} makes it, without console and other protocols. */
final class BrokerFiles {
    static final String LOGIN =
            """
            activemq {
                org.apache.activemq.artemis.spi.core.security.jaas.PropertiesLoginModule required
                    org.apache.activemq.jaas.properties.user="users.properties"
                    org.apache.activemq.jaas.properties.role="roles.properties";
            };
            """;

    static final String ROLES =
            """
            parley = parley,admin
            amq = admin
            strangers = stranger
            """;

    static final String MANAGEMENT =
            """
            <management-context xmlns="http://activemq.apache.org/schema"/>
            """;

    static final String LOGGING =
            """
            rootLogger.level = INFO
            rootLogger.appenderRef.console.ref = console
            appender.console.type = Console
            appender.console.name = console
            appender.console.layout.type = PatternLayout
            appender.console.layout.pattern = %d %-5level %msg%n
            """;

    private BrokerFiles() {}

    static String broker(Artemis artemis) {
        return """
                <configuration xmlns="urn:activemq">
                    <core xmlns="urn:activemq:core">
                        <name>%s</name>
                        <journal-type>NIO</journal-type>
                        <bindings-directory>%s/bindings</bindings-directory>
                        <journal-directory>%s/journal</journal-directory>
                        <paging-directory>%s/paging</paging-directory>
                        <large-messages-directory>%s/large-messages</large-messages-directory>
                        <journal-pool-files>10</journal-pool-files>
                        %s
                        <acceptors>
                            <acceptor name="core">tcp://127.0.0.1:%d?protocols=CORE%s</acceptor>
                        </acceptors>
                        %s
                    </core>
                </configuration>
                """
                .formatted(
                        artemis.folder().getFileName(),
                        artemis.data(),
                        artemis.data(),
                        artemis.data(),
                        artemis.data(),
                        artemis.pair(),
                        artemis.port(),
                        artemis.acceptor(),
                        artemis.setUp());
    }

    static String bootstrap(Path brokerXml) {
        return """
                <broker xmlns="http://activemq.apache.org/schema">
                    <jaas-security domain="activemq"/>
                    <server configuration="%s"/>
                </broker>
                """
                .formatted(brokerXml.toUri());
    }

    static String users(List<String> names) {
        return names.stream()
                .map(name -> name + " = " + Artemis.PASSWORD + "\n")
                .collect(Collectors.joining());
    }

    static List<String> command(Path distribution, Path folder) {
        Path etc = folder.resolve("etc");
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                // A broker of a test lives for seconds: what starts fast is fast enough.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Djava.security.auth.login.config=" + etc.resolve("login.config"),
                "-Dartemis.home=" + distribution,
                "-Dartemis.instance=" + folder,
                "-Dartemis.instance.etc=" + etc,
                "-Ddata.dir=" + folder.resolve("data"),
                "-Djava.io.tmpdir=" + folder.resolve("tmp"),
                "-Dlog4j2.disableJmx=true",
                "-classpath",
                distribution.resolve("lib/artemis-boot.jar").toString(),
                "org.apache.activemq.artemis.boot.Artemis",
                "run");
    }
}
