package io.github.sockettask.autoconfigure;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;

import io.github.sockettask.settings.SocketTaskSettings;

/**
 * {@link ConfigurationProperties Properties} of WebSocket clients. Settings that are not
 * set here have the defaults of the engine.
 *
 * @param enabled Whether to create the configured tasks.
 * @param maxConnections Maximum number of connections, named or not. No limit when not
 * set.
 * @param maxConcurrentConnects Maximum number of concurrent connection attempts of all
 * tasks, 0 for no limit.
 * @param connectRate Maximum number of connection attempts that start in a second, of all
 * tasks, 0 for no limit.
 * @param maxCallbackThreads Maximum number of threads for callbacks, if they are not
 * virtual.
 * @param phase Phase in which tasks start and stop with the application. Lower phases
 * start earlier and stop later.
 * @param showMessageContent Whether to quote the message in errors of conversion, which
 * may bring personal data and secrets into logs.
 * @param expectedTasks Names of tasks that the application creates at run time, so that
 * annotated methods may refer to them.
 * @param defaults Settings of tasks that do not override them.
 * @param tasks Tasks by name, which is also the name of the bean.
 * @since 0.1.0
 */
@ConfigurationProperties("sockettask")
public record SocketTaskProperties(@DefaultValue("true") boolean enabled, @Nullable Integer maxConnections,
		@DefaultValue("64") int maxConcurrentConnects, @DefaultValue("100") double connectRate,
		@DefaultValue("2000") int maxCallbackThreads, @DefaultValue("" + SocketTaskLifecycle.DEFAULT_PHASE) int phase,
		@DefaultValue("false") boolean showMessageContent, @DefaultValue List<String> expectedTasks,
		@NestedConfigurationProperty SocketTaskSettings defaults, @DefaultValue Map<String, SocketTaskSettings> tasks) {

	/**
	 * Create properties. Defaults that are not set are empty.
	 */
	public SocketTaskProperties {
		defaults = (defaults != null) ? defaults : SocketTaskSettings.UNSET;
	}

}
