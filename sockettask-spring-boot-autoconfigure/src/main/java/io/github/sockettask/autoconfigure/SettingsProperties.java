package io.github.sockettask.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.util.unit.DataSize;

import io.github.sockettask.settings.Startup;
import io.github.sockettask.settings.UrlOrder;

/**
 * Settings that all tasks have in common.
 *
 * @since 0.1.0
 */
public class SettingsProperties {

	/**
	 * Request headers to add to the handshake, by name.
	 */
	private @Nullable Map<String, String> header;

	/**
	 * Sub-protocols to offer, the preferred one first.
	 */
	private @Nullable List<String> protocols;

	/**
	 * Time that a whole connection attempt may take: name look-up, TCP, TLS and
	 * handshake.
	 */
	private @Nullable Duration timeout;

	/**
	 * Time that the peer may take to answer a close before the connection is cut.
	 */
	private @Nullable Duration closeTimeout;

	/**
	 * Whether small messages are sent at once instead of being gathered by TCP.
	 */
	private @Nullable Boolean tcpNoDelay;

	/**
	 * Whether to offer compression of messages to the server.
	 */
	private @Nullable Boolean perMessageDeflate;

	/**
	 * Largest message to accept from the server.
	 */
	private @Nullable DataSize maxMessageSize;

	/**
	 * Whether to connect when the application starts.
	 */
	private @Nullable Boolean autoStartup;

	/**
	 * What the application does about the task when it starts.
	 */
	private @Nullable Startup startup;

	/**
	 * Time that the application waits for the task.
	 */
	private @Nullable Duration startupTimeout;

	/**
	 * Time after which a connection is replaced by another one, 0 for no limit.
	 */
	private @Nullable Duration maxConnectionAge;

	/**
	 * Which of several addresses to try next.
	 */
	private @Nullable UrlOrder urlOrder;

	@NestedConfigurationProperty
	private final ReconnectProperties reconnect = new ReconnectProperties();

	@NestedConfigurationProperty
	private final HeartbeatProperties heartbeat = new HeartbeatProperties();

	@NestedConfigurationProperty
	private final SendProperties send = new SendProperties();

	@NestedConfigurationProperty
	private final ReceiveProperties receive = new ReceiveProperties();

	@NestedConfigurationProperty
	private final DispatchProperties dispatch = new DispatchProperties();

	public @Nullable Map<String, String> getHeader() {
		return this.header;
	}

	public void setHeader(@Nullable Map<String, String> header) {
		this.header = header;
	}

	public @Nullable List<String> getProtocols() {
		return this.protocols;
	}

	public void setProtocols(@Nullable List<String> protocols) {
		this.protocols = protocols;
	}

	public @Nullable Duration getTimeout() {
		return this.timeout;
	}

	public void setTimeout(@Nullable Duration timeout) {
		this.timeout = timeout;
	}

	public @Nullable Duration getCloseTimeout() {
		return this.closeTimeout;
	}

	public void setCloseTimeout(@Nullable Duration closeTimeout) {
		this.closeTimeout = closeTimeout;
	}

	public @Nullable Boolean getTcpNoDelay() {
		return this.tcpNoDelay;
	}

	public void setTcpNoDelay(@Nullable Boolean tcpNoDelay) {
		this.tcpNoDelay = tcpNoDelay;
	}

	public @Nullable Boolean getPerMessageDeflate() {
		return this.perMessageDeflate;
	}

	public void setPerMessageDeflate(@Nullable Boolean perMessageDeflate) {
		this.perMessageDeflate = perMessageDeflate;
	}

	public @Nullable DataSize getMaxMessageSize() {
		return this.maxMessageSize;
	}

	public void setMaxMessageSize(@Nullable DataSize maxMessageSize) {
		this.maxMessageSize = maxMessageSize;
	}

	public @Nullable Boolean getAutoStartup() {
		return this.autoStartup;
	}

	public void setAutoStartup(@Nullable Boolean autoStartup) {
		this.autoStartup = autoStartup;
	}

	public @Nullable Startup getStartup() {
		return this.startup;
	}

	public void setStartup(@Nullable Startup startup) {
		this.startup = startup;
	}

	public @Nullable Duration getStartupTimeout() {
		return this.startupTimeout;
	}

	public void setStartupTimeout(@Nullable Duration startupTimeout) {
		this.startupTimeout = startupTimeout;
	}

	public @Nullable Duration getMaxConnectionAge() {
		return this.maxConnectionAge;
	}

	public void setMaxConnectionAge(@Nullable Duration maxConnectionAge) {
		this.maxConnectionAge = maxConnectionAge;
	}

	public @Nullable UrlOrder getUrlOrder() {
		return this.urlOrder;
	}

	public void setUrlOrder(@Nullable UrlOrder urlOrder) {
		this.urlOrder = urlOrder;
	}

	public ReconnectProperties getReconnect() {
		return this.reconnect;
	}

	public HeartbeatProperties getHeartbeat() {
		return this.heartbeat;
	}

	public SendProperties getSend() {
		return this.send;
	}

	public ReceiveProperties getReceive() {
		return this.receive;
	}

	public DispatchProperties getDispatch() {
		return this.dispatch;
	}

}
