package io.github.sockettask.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.boot.context.properties.PropertyMapper;

import io.github.sockettask.client.OfflineSettings;
import io.github.sockettask.client.ReceiveSettings;
import io.github.sockettask.client.SendSettings;
import io.github.sockettask.client.SocketTaskSettings;

/**
 * Maps properties to settings: the only place that knows both.
 */
class SettingsPropertyMapper {

	SocketTaskSettings map(SocketTaskProperties.Task task) {
		PropertyMapper map = PropertyMapper.get();
		return map.from(task::getUrl).to(map((SocketTaskProperties.Settings) task), SocketTaskSettings::withUrl);
	}

	SocketTaskSettings map(SocketTaskProperties.Settings properties) {
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
		settings = map.from(properties::getAutoStartup).to(settings, SocketTaskSettings::withAutoStartup);
		settings = settings.withSend(map(properties.getSend()));
		return settings.withReceive(map(properties.getReceive()));
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
		return map.from(properties::getSlowAfter).to(settings, ReceiveSettings::withSlowAfter);
	}

	private SocketTaskSettings withHeaders(SocketTaskSettings settings, Map<String, String> headers) {
		SocketTaskSettings result = settings;
		for (Map.Entry<String, String> header : new LinkedHashMap<>(headers).entrySet()) {
			result = result.withHeader(header.getKey(), header.getValue());
		}
		return result;
	}

}
