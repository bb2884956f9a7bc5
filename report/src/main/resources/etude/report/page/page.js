'use strict';
(() => {
  const sounds = [...document.querySelectorAll('audio')];
  const overlays = sounds.filter(sound => 'with' in sound.dataset);
  if (sounds.length === 0) return;
  const length = Number(document.body.dataset.duration);
  const player = document.querySelector('.player');
  const button = player.querySelector('.play');
  const seek = player.querySelector('.seek');
  const clock = player.querySelector('.clock');
  const sources = player.querySelector('.sources');
  let active = sounds[0];

  const plots = [...document.querySelectorAll('.plot')].map(plot => {
    const cursor = document.createElement('i');
    cursor.className = 'cursor';
    plot.append(cursor);
    plot.classList.add('live');
    plot.tabIndex = 0;
    plot.setAttribute('role', 'slider');
    plot.setAttribute('aria-label', 'Position in the song: arrow keys move, space plays');
    plot.setAttribute('aria-valuemin', '0');
    plot.setAttribute('aria-valuemax', String(Math.round(length)));
    plot.addEventListener('click', event => {
      const box = plot.getBoundingClientRect();
      go((event.clientX - box.left) / box.width * length);
    });
    plot.addEventListener('keydown', keys);
    return { plot, cursor };
  });

  function time(seconds) {
    const s = Math.floor(seconds);
    const two = n => String(n).padStart(2, '0');
    return s >= 3600 ? `${Math.floor(s / 3600)}:${two(Math.floor(s / 60) % 60)}:${two(s % 60)}`
      : `${Math.floor(s / 60)}:${two(s % 60)}`;
  }

  function go(seconds) {
    active.currentTime = Math.min(Math.max(seconds, 0), length);
    show();
  }

  function keys(event) {
    const steps = { ArrowLeft: -5, ArrowDown: -5, ArrowRight: 5, ArrowUp: 5, PageDown: -30, PageUp: 30 };
    if (event.key in steps) go(active.currentTime + steps[event.key]);
    else if (event.key === 'Home') go(0);
    else if (event.key === 'End') go(length);
    else if (event.key === ' ') toggle();
    else return;
    event.preventDefault();
  }

  function toggle() {
    if (active.paused) active.play(); else active.pause();
  }

  function show() {
    const at = Math.min(active.currentTime / length, 1);
    for (const { plot, cursor } of plots) {
      cursor.style.left = `${100 * at}%`;
      plot.setAttribute('aria-valuenow', String(Math.round(active.currentTime)));
      plot.setAttribute('aria-valuetext', time(active.currentTime));
    }
    seek.value = String(Math.round(1000 * at));
    seek.setAttribute('aria-valuetext', time(active.currentTime));
    clock.textContent = `${time(active.currentTime)} / ${time(length)}`;
    tell();
    button.textContent = active.paused ? '▶' : '❚❚';
    button.setAttribute('aria-label', active.paused ? 'Play' : 'Pause');
  }

  const lanes = [...document.querySelectorAll('.timeline')].map(figure => {
    const width = figure.querySelector('.lanes').viewBox.baseVal.width;
    const out = figure.querySelector('.now');
    out.hidden = false;
    const named = [...figure.querySelectorAll('g[data-lane]')].map(g => ({
      name: g.dataset.lane,
      blocks: [...g.querySelectorAll('rect')].map(rect => {
        const from = rect.x.baseVal.value / width * length;
        return { from, to: from + rect.width.baseVal.value / width * length, label: rect.textContent.trim() };
      }),
    }));
    return { out, named: named.filter(lane => lane.blocks.length > 0) };
  });

  function tell() {
    const t = active.currentTime;
    for (const { out, named } of lanes) {
      out.replaceChildren();
      for (const lane of named) {
        const here = lane.blocks.filter(block => block.from <= t && t < block.to).map(block => block.label);
        const name = document.createElement('b');
        name.textContent = `${lane.name} `;
        out.append(name, `${here.join(' ') || '–'}   `);
      }
    }
  }

  // What is mixed with the song follows it: it starts, stops and jumps with it, and is put right when it drifts.
  const shares = new Map(overlays.map(sound => [sound, 0]));

  function together() {
    for (const [sound, share] of shares) {
      sound.volume = sound === active ? 1 : share;
      if (sound === active) continue;
      const wanted = active === sounds[0] && !active.paused && share > 0;
      if (wanted && Math.abs(sound.currentTime - active.currentTime) > 0.06) sound.currentTime = active.currentTime;
      if (wanted && sound.paused && active.currentTime < sound.duration) sound.play();
      if (!wanted && !sound.paused) sound.pause();
    }
  }

  for (const sound of overlays) {
    const mix = document.createElement('label');
    mix.className = 'mix';
    const slider = document.createElement('input');
    slider.type = 'range';
    slider.min = '0';
    slider.max = '100';
    slider.value = '0';
    slider.setAttribute('aria-label', `Mix into the song: ${sound.dataset.title}`);
    slider.addEventListener('input', () => { shares.set(sound, slider.value / 100); together(); });
    mix.append('mix into the song', slider);
    sound.before(mix);
  }

  function follow() {
    together();
    show();
    if (!active.paused) requestAnimationFrame(follow);
  }

  function choose(sound, carry) {
    if (sound === active) return;
    const before = active;
    const playing = !before.paused;
    active = sound;
    before.pause();
    if (carry) {
      sound.currentTime = before.currentTime;
      if (playing) sound.play();
    }
    radios[sounds.indexOf(sound)].checked = true;
    show();
  }

  const radios = sounds.map((sound, i) => {
    const label = document.createElement('label');
    const radio = document.createElement('input');
    radio.type = 'radio';
    radio.name = 'source';
    radio.checked = i === 0;
    radio.addEventListener('change', () => choose(sound, true));
    label.append(radio, sound.dataset.title);
    sources.append(label);
    sound.addEventListener('play', () => {
      if (shares.get(sound) > 0 && active === sounds[0] && !active.paused) return;
      choose(sound, false);
      follow();
    });
    for (const event of ['pause', 'seeked', 'timeupdate', 'ended']) {
      sound.addEventListener(event, () => { if (sound === active) { together(); show(); } });
    }
    return radio;
  });

  sources.hidden = sounds.length < 2;
  button.addEventListener('click', toggle);
  seek.addEventListener('input', () => go(seek.value / 1000 * length));
  player.hidden = false;
  together();
  show();
})();
