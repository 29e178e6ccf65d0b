package io.github.sockettask.autoconfigure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;

import io.github.sockettask.settings.SocketTaskSettings;

/**
 * {@link ConfigurationProperties Properties} of WebSocket clients. What is not set here
 * is {@code null}; the defaults are those of the engine.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("sockettask")
public class SocketTaskProperties {

	/**
	 * Whether to create the configured tasks.
	 */
	private boolean enabled = true;

	/**
	 * Maximum number of connections, named or not. No limit when not set.
	 */
	private @Nullable Integer maxConnections;

	/**
	 * Maximum number of concurrent connection attempts of all tasks, 0 for no limit.
	 */
	private int maxConcurrentConnects = 64;

	/**
	 * Maximum number of connection attempts that start in a second, of all tasks, 0 for
	 * no limit.
	 */
	private double connectRate = 100;

	/**
	 * Maximum number of threads for callbacks, if they are not virtual.
	 */
	private int maxCallbackThreads = 2000;

	/**
	 * Phase in which tasks start and stop with the application. Lower phases start
	 * earlier and stop later.
	 */
	private int phase = SocketTaskLifecycle.DEFAULT_PHASE;

	/**
	 * Whether to quote the message in errors of conversion, which may bring personal data
	 * and secrets into logs.
	 */
	private boolean showMessageContent;

	/**
	 * Names of tasks that the application creates at run time, so that annotated methods
	 * may refer to them.
	 */
	private List<String> expectedTasks = new ArrayList<>();

	/**
	 * Settings of tasks that do not override them.
	 */
	@NestedConfigurationProperty
	private SocketTaskSettings defaults = SocketTaskSettings.UNSET;

	/**
	 * Tasks by name, which is also the name of the bean.
	 */
	private final Map<String, SocketTaskSettings> tasks = new LinkedHashMap<>();

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public @Nullable Integer getMaxConnections() {
		return this.maxConnections;
	}

	public void setMaxConnections(@Nullable Integer maxConnections) {
		this.maxConnections = maxConnections;
	}

	public int getMaxConcurrentConnects() {
		return this.maxConcurrentConnects;
	}

	public void setMaxConcurrentConnects(int maxConcurrentConnects) {
		this.maxConcurrentConnects = maxConcurrentConnects;
	}

	public double getConnectRate() {
		return this.connectRate;
	}

	public void setConnectRate(double connectRate) {
		this.connectRate = connectRate;
	}

	public int getMaxCallbackThreads() {
		return this.maxCallbackThreads;
	}

	public void setMaxCallbackThreads(int maxCallbackThreads) {
		this.maxCallbackThreads = maxCallbackThreads;
	}

	public int getPhase() {
		return this.phase;
	}

	public void setPhase(int phase) {
		this.phase = phase;
	}

	public boolean isShowMessageContent() {
		return this.showMessageContent;
	}

	public void setShowMessageContent(boolean showMessageContent) {
		this.showMessageContent = showMessageContent;
	}

	public List<String> getExpectedTasks() {
		return this.expectedTasks;
	}

	public void setExpectedTasks(List<String> expectedTasks) {
		this.expectedTasks = expectedTasks;
	}

	public SocketTaskSettings getDefaults() {
		return this.defaults;
	}

	public void setDefaults(SocketTaskSettings defaults) {
		this.defaults = defaults;
	}

	public Map<String, SocketTaskSettings> getTasks() {
		return this.tasks;
	}

}
