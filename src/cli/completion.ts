/**
 * `diaodu completion bash|zsh`: names of verbs, then the words and options of the verb that stands there. For whoever
 * has `diaodu` on the path (`npm link`, or a release).
 */
import type { Verb } from './command-line.ts'

export function completionScript(shell: 'bash' | 'zsh', verbs: readonly Verb[]): string {
  const names = ['help', ...verbs.map((it) => it.name)]
  const cases = verbs.map((it) => ({ name: it.name, words: wordsOf(it).join(' ') }))
  return shell === 'bash' ? bash(names, cases) : zsh(verbs, cases)
}

/** `check|export` and `--date`; what stands for something (`<文件>`) completes as a file does. */
function wordsOf({ words = '', options = {}, flags = {} }: Verb): string[] {
  const first = words.split(' ')[0] ?? ''
  return [
    ...(/^[<[]/.test(first) ? [] : first.split('|').filter((it) => it !== '')),
    ...[...Object.keys(options), ...Object.keys(flags), 'help'].map((it) => `--${it}`),
  ]
}

interface Case {
  readonly name: string
  readonly words: string
}

function bash(names: readonly string[], cases: readonly Case[]): string {
  return [
    '_diaodu() {',
    `  local word="\${COMP_WORDS[COMP_CWORD]}" words=""`,
    '  if [ "$COMP_CWORD" -eq 1 ]; then',
    `    words="${names.join(' ')}"`,
    '  else',
    `    case "\${COMP_WORDS[1]}" in`,
    `      help) words="${names.join(' ')}" ;;`,
    ...cases.map(({ name, words }) => `      ${name}) words="${words}" ;;`),
    '    esac',
    '  fi',
    '  COMPREPLY=($(compgen -W "$words" -- "$word"))',
    `  if [ "$COMP_CWORD" -gt 1 ] && [ "\${#COMPREPLY[@]}" -eq 0 ]; then COMPREPLY=($(compgen -f -- "$word")); fi`,
    '}',
    'complete -o filenames -F _diaodu diaodu',
  ].join('\n')
}

function zsh(verbs: readonly Verb[], cases: readonly Case[]): string {
  const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`
  return [
    '#compdef diaodu',
    '_diaodu() {',
    '  local -a verbs',
    '  verbs=(',
    ...verbs.map((it) => `    ${quoted(`${it.name}:${it.does.replaceAll(':', '\\:')}`)}`),
    '  )',
    '  if (( CURRENT == 2 )); then _describe 命令 verbs; return; fi',
    '  case "$words[2]" in',
    ...cases.map(({ name, words }) => `    ${name}) compadd -- ${words} ;;`),
    '  esac',
    '  _files',
    '}',
    'compdef _diaodu diaodu',
  ].join('\n')
}
