package io.github.sockettask.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.boot.context.properties.PropertyMapper;

import io.github.sockettask.settings.DispatchSettings;
import io.github.sockettask.settings.HeartbeatSettings;
import io.github.sockettask.settings.OfflineSettings;
import io.github.sockettask.settings.ReceiveSettings;
import io.github.sockettask.settings.ReconnectSettings;
import io.github.sockettask.settings.RetrySettings;
import io.github.sockettask.settings.SendSettings;
import io.github.sockettask.settings.SocketTaskSettings;
import io.github.sockettask.settings.StartupSettings;

/**
 * Maps properties to settings: the only place that knows both.
 */
class SettingsPropertyMapper {

	private static final Pattern LIST_ELEMENT = Pattern.compile("(.+)\\.(\\d{1,4})");

	SocketTaskSettings map(SocketTaskProperties.Task task) {
		PropertyMapper map = PropertyMapper.get();
		SocketTaskSettings settings = map((SettingsProperties) task);
		settings = map.from(task::getUrl).to(settings, SocketTaskSettings::withUrl);
		return map.from(task::getUrls).to(settings, SocketTaskSettings::withUrls);
	}

	SocketTaskSettings map(SettingsProperties properties) {
		PropertyMapper map = PropertyMapper.get();
		SocketTaskSettings settings = SocketTaskSettings.UNSET;
		settings = map.from(properties::getHeader).to(settings, this::withHeaders);
		settings = map.from(properties::getProtocols)
			.as((protocols) -> protocols.toArray(String[]::new))
			.to(settings, SocketTaskSettings::withProtocols);
		settings = map.from(properties::getTimeout).to(settings, SocketTaskSettings::withTimeout);
		settings = map.from(properties::getCloseTimeout).to(settings, SocketTaskSettings::withCloseTimeout);
		settings = map.from(properties::getTcpNoDelay).to(settings, SocketTaskSettings::withTcpNoDelay);
		settings = map.from(properties::getPerMessageDeflate).to(settings, SocketTaskSettings::withPerMessageDeflate);
		settings = map.from(properties::getMaxMessageSize).to(settings, SocketTaskSettings::withMaxMessageSize);
		settings = map.from(properties::getUrlOrder).to(settings, SocketTaskSettings::withUrlOrder);
		settings = map.from(properties::getMaxConnectionAge).to(settings, SocketTaskSettings::withMaxConnectionAge);
		settings = settings.withStartup(startup(properties));
		settings = settings.withReconnect(map(properties.getReconnect()));
		settings = settings.withHeartbeat(map(properties.getHeartbeat()));
		settings = settings.withSend(map(properties.getSend()));
		settings = settings.withReceive(map(properties.getReceive()));
		return settings.withDispatch(map(properties.getDispatch()));
	}

	private StartupSettings startup(SettingsProperties properties) {
		PropertyMapper map = PropertyMapper.get();
		StartupSettings settings = StartupSettings.UNSET;
		settings = map.from(properties::getAutoStartup).to(settings, StartupSettings::withAuto);
		settings = map.from(properties::getStartup).to(settings, StartupSettings::withMode);
		return map.from(properties::getStartupTimeout).to(settings, StartupSettings::withTimeout);
	}

	private ReconnectSettings map(ReconnectProperties properties) {
		PropertyMapper map = PropertyMapper.get();
		ReconnectSettings settings = ReconnectSettings.UNSET;
		settings = map.from(properties::getEnabled).to(settings, ReconnectSettings::withEnabled);
		settings = map.from(properties::getDelay).to(settings, ReconnectSettings::withDelay);
		settings = map.from(properties::getMultiplier).to(settings, ReconnectSettings::withMultiplier);
		settings = map.from(properties::getMaxDelay).to(settings, ReconnectSettings::withMaxDelay);
		settings = map.from(properties::getJitter).to(settings, ReconnectSettings::withJitter);
		settings = map.from(properties::getMaxRetries).to(settings, ReconnectSettings::withMaxRetries);
		settings = map.from(properties::getResetAfter).to(settings, ReconnectSettings::withResetAfter);
		settings = map.from(properties::getOnClose).to(settings, ReconnectSettings::withOnClose);
		return map.from(properties::getOnStatus).to(settings, ReconnectSettings::withOnStatus);
	}

	private HeartbeatSettings map(HeartbeatProperties properties) {
		PropertyMapper map = PropertyMapper.get();
		HeartbeatSettings settings = HeartbeatSettings.UNSET;
		settings = map.from(properties::getInterval).to(settings, HeartbeatSettings::withInterval);
		settings = map.from(properties::getTimeout).to(settings, HeartbeatSettings::withTimeout);
		settings = map.from(properties::getMessage).to(settings, HeartbeatSettings::withMessage);
		return map.from(properties::getExpect).to(settings, HeartbeatSettings::withExpect);
	}

	private SendSettings map(SendProperties properties) {
		PropertyMapper map = PropertyMapper.get();
		SendSettings settings = SendSettings.UNSET.withOffline(map(properties.getOffline()));
		settings = map.from(properties::getQueueCapacity).to(settings, SendSettings::withQueueCapacity);
		settings = map.from(properties::getQueueBytes).to(settings, SendSettings::withQueueBytes);
		settings = map.from(properties::getOverflow).to(settings, SendSettings::withOverflow);
		return map.from(properties::getTimeout).to(settings, SendSettings::withTimeout);
	}

	private OfflineSettings map(OfflineProperties properties) {
		PropertyMapper map = PropertyMapper.get();
		OfflineSettings settings = OfflineSettings.UNSET;
		settings = map.from(properties::getEnabled).to(settings, OfflineSettings::withEnabled);
		settings = map.from(properties::getCapacity).to(settings, OfflineSettings::withCapacity);
		return map.from(properties::getTtl).to(settings, OfflineSettings::withTtl);
	}

	private ReceiveSettings map(ReceiveProperties properties) {
		PropertyMapper map = PropertyMapper.get();
		ReceiveSettings settings = ReceiveSettings.UNSET;
		settings = map.from(properties::getDispatch).to(settings, ReceiveSettings::withDispatch);
		settings = map.from(properties::getConcurrency).to(settings, ReceiveSettings::withConcurrency);
		settings = map.from(properties::getKey).whenHasText().to(settings, ReceiveSettings::withKey);
		settings = map.from(properties::getQueueCapacity).to(settings, ReceiveSettings::withQueueCapacity);
		settings = map.from(properties::getQueueBytes).to(settings, ReceiveSettings::withQueueBytes);
		settings = map.from(properties::getBatchSize).to(settings, ReceiveSettings::withBatchSize);
		settings = map.from(properties::getBatchTimeout).to(settings, ReceiveSettings::withBatchTimeout);
		settings = map.from(properties::getSlowAfter).to(settings, ReceiveSettings::withSlowAfter);
		settings = map.from(properties::getIdleTimeout).to(settings, ReceiveSettings::withIdleTimeout);
		settings = map.from(properties::getOnIdle).to(settings, ReceiveSettings::withOnIdle);
		return settings.withRetry(map(properties.getRetry()));
	}

	private RetrySettings map(RetryProperties properties) {
		PropertyMapper map = PropertyMapper.get();
		RetrySettings settings = RetrySettings.UNSET;
		settings = map.from(properties::getMaxRetries).to(settings, RetrySettings::withMaxRetries);
		settings = map.from(properties::getDelay).to(settings, RetrySettings::withDelay);
		settings = map.from(properties::getMultiplier).to(settings, RetrySettings::withMultiplier);
		settings = map.from(properties::getMaxDelay).to(settings, RetrySettings::withMaxDelay);
		return map.from(properties::getJitter).to(settings, RetrySettings::withJitter);
	}

	private DispatchSettings map(DispatchProperties properties) {
		PropertyMapper map = PropertyMapper.get();
		DispatchSettings settings = DispatchSettings.UNSET;
		settings = map.from(properties::getTypeField).whenHasText().to(settings, DispatchSettings::withTypeField);
		return map.from(properties::getUnwrap).to(settings, DispatchSettings::withUnwrap);
	}

	// a list is bound as an entry for each of its elements: X-List.0, X-List.1
	private SocketTaskSettings withHeaders(SocketTaskSettings settings, Map<String, String> headers) {
		Map<String, Map<Integer, String>> lines = new LinkedHashMap<>();
		headers.forEach((key, value) -> {
			Matcher element = LIST_ELEMENT.matcher(key);
			boolean listed = element.matches() && headers.containsKey(element.group(1) + ".0");
			lines.computeIfAbsent(listed ? element.group(1) : key, (name) -> new TreeMap<>())
				.put(listed ? Integer.parseInt(element.group(2)) : 0, value);
		});
		SocketTaskSettings result = settings;
		for (Map.Entry<String, Map<Integer, String>> header : lines.entrySet()) {
			result = result.withHeader(header.getKey(), header.getValue().values().toArray(String[]::new));
		}
		return result;
	}

}
